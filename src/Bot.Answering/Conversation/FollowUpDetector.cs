using Bot.Answering.Text;

namespace Bot.Answering.Conversation;

/// <summary>Tells a question about what was just answered ("why?", "and for hips?") from one with a topic of its own.</summary>
internal sealed class FollowUpDetector(IEnumerable<string> beginnings)
{
    /// <summary>Words of the longest follow-up; a longer message says itself what it is about.</summary>
    private const int MaxWords = 7;

    private readonly PhraseSet _beginnings = new(beginnings);

    public FollowUp Judge(IReadOnlyList<Token> tokens)
    {
        var length = tokens.Count > MaxWords ? 0 : _beginnings.Find(tokens).Where(hit => hit.Start == 0).Select(hit => hit.Length).DefaultIfEmpty().Max();
        return length == 0 ? FollowUp.None : length == tokens.Count ? FollowUp.Whole : FollowUp.Beginning;
    }
}
