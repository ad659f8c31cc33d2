using Bot.Answering.Knowledge;
using Bot.Answering.Text;

namespace Bot.Answering.Conversation;

/// <summary>Reads a visitor's choice among the questions offered: its number, its place, or its words.</summary>
internal static class ChoiceReader
{
    private static readonly string[][] Places =
    [
        ["1", "one", "first", "the first", "the first one", "number 1", "number one", "no 1", "option 1"],
        ["2", "two", "second", "the second", "the second one", "number 2", "number two", "no 2", "option 2"],
        ["3", "three", "third", "the third", "the third one", "number 3", "number three", "no 3", "option 3", "the last one", "last one"],
    ];

    /// <summary>The passage chosen; null when the message is no choice.</summary>
    public static Passage? Read(IReadOnlyList<Token> tokens, IReadOnlyList<Passage> offered)
    {
        var words = string.Join(' ', tokens.Select(t => t.Text));
        for (var i = 0; i < Math.Min(offered.Count, Places.Length); i++)
        {
            if (Places[i].Contains(words, StringComparer.Ordinal) || words == Words(offered[i].Heading))
            {
                return offered[i];
            }
        }

        return null;
    }

    private static string Words(string text) => string.Join(' ', Tokens.Of(TextNormalizer.Normalize(text)).Select(t => t.Text));
}
