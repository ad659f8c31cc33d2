using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Microsoft.Extensions.Options;

namespace Bot.Reloading;

/// <summary>The engine that answers now; edited knowledge replaces it whole, between two answers.</summary>
internal sealed class CurrentEngine(AnswerEngine first, IOptions<AnsweringOptions> options, ModelCache cache) : IDisposable
{
    private readonly AnswerEngine _first = first;

    // Read and written whole, on any thread. An engine let go is not disposed: it may still be answering, and it holds
    // nothing but memory.
    private volatile AnswerEngine _value = first;

    public AnswerEngine Value => _value;

    /// <summary>Learns the knowledge, which takes a moment, and then answers from it.</summary>
    public void Use(KnowledgeBase knowledge) => _value = new AnswerEngine(knowledge, options.Value, cache);

    /// <summary>Disposes of the engine made here; the first one belongs to who gave it.</summary>
    public void Dispose()
    {
        if (_value != _first)
        {
            _value.Dispose();
        }
    }
}
