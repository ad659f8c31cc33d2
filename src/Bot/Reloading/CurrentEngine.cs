using Bot.Answering;

namespace Bot.Reloading;

/// <summary>The engine that answers now; edited knowledge replaces it whole, between two answers.</summary>
internal sealed class CurrentEngine(AnswerEngine first)
{
    // Read and written whole, on any thread. An engine let go is not disposed: it may still be answering, and it holds
    // nothing but memory.
    private volatile AnswerEngine _value = first;

    public AnswerEngine Value => _value;

    public void Replace(AnswerEngine next) => _value = next;
}
