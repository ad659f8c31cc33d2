namespace Bot.Answering.Conversation;

/// <summary>Tells a question about what was just answered ("why?", "and for hips?") from one with a topic of its own.</summary>
internal sealed class FollowUpDetector(IEnumerable<string> beginnings)
{
    private readonly PhraseSet _beginnings = new(beginnings);

    public FollowUp Judge(Token[] tokens)
    {
        if (tokens.Length > AnswerLimits.LongestFollowUp)
        {
            return FollowUp.None;
        }

        var length = 0;
        foreach (var hit in _beginnings.Find(tokens))
        {
            length = hit.Start == 0 ? Math.Max(length, hit.Length) : length;
        }

        return length == 0 ? FollowUp.None : length == tokens.Length ? FollowUp.Whole : FollowUp.Beginning;
    }
}
