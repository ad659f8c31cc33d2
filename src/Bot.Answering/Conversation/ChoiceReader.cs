namespace Bot.Answering.Conversation;

/// <summary>Reads a visitor's choice among the questions offered: its number, its place, or its words.</summary>
/// <param name="noneOfThese">The words of the last choice, that none was meant.</param>
internal sealed class ChoiceReader(string noneOfThese)
{
    private static readonly string[][] Places =
    [
        ["1", "one", "first", "the first", "the first one", "number 1", "number one", "no 1", "option 1"],
        ["2", "two", "second", "the second", "the second one", "number 2", "number two", "no 2", "option 2"],
        ["3", "three", "third", "the third", "the third one", "number 3", "number three", "no 3", "option 3"],
        ["4", "four", "fourth", "the fourth", "the fourth one", "number 4", "number four", "no 4", "option 4"],
    ];

    private static readonly string[] Last = ["last", "the last", "the last one", "last one"];
    private static readonly string[] None = ["none", "none of them", "none of those", "neither", "neither of them", "neither of these"];

    private readonly string _noneOfThese = MessageParts.WordsOf(noneOfThese);

    /// <summary>What the choice asks for; null when the message is no choice.</summary>
    public AnswerDecision? Read(Token[] tokens, IReadOnlyList<Passage> offered)
    {
        if (offered.Count == 0)
        {
            return null;
        }

        var words = MessageParts.Text(tokens);
        for (var i = 0; i < Math.Min(offered.Count, Places.Length); i++)
        {
            if (Places[i].Contains(words, StringComparer.Ordinal) || words == MessageParts.WordsOf(offered[i].Heading))
            {
                return new AnswerDecision.Show([offered[i]]);
            }
        }

        return Last.Contains(words, StringComparer.Ordinal) ? new AnswerDecision.Show([offered[^1]])
            : IsNone(words, offered.Count) ? new AnswerDecision.NoneOffered()
            : null;
    }

    private bool IsNone(string words, int offered) =>
        words == _noneOfThese
        || None.Contains(words, StringComparer.Ordinal)
        || (offered < Places.Length && Places[offered].Contains(words, StringComparer.Ordinal));
}
