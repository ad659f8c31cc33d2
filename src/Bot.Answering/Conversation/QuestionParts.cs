using Bot.Answering.Text;

namespace Bot.Answering.Conversation;

/// <summary>Finds the questions of a message that asks more than one: "What is it? Does it hurt, and how is it done?".</summary>
internal static class QuestionParts
{
    /// <summary>Words of the shortest question; "and you?" is none.</summary>
    private const int LeastWords = 2;

    private const int MostQuestions = 8;

    private static readonly HashSet<string> Joints = ["and", "also", "plus", "but", "then", "so", "n", "as", "well"];

    private static readonly HashSet<string> Starters =
    [
        "what", "whats", "what's", "wat", "who", "whos", "who's", "how", "hows", "how's", "why", "when", "where", "wheres", "where's", "which", "whom", "whose",
        "is", "isnt", "are", "arent", "was", "were", "do", "does", "doesnt", "did", "can", "cant", "could", "would", "will", "should", "may", "must", "shall", "has", "have", "any", "tell", "whether",
    ];

    /// <summary>Whether any clause of a message begins as questions do.</summary>
    public static bool Asks(Token[] tokens) => tokens.Any(token => token.StartsClause && Starters.Contains(token.Text));

    /// <summary>The questions in their order; none when there are fewer than two.</summary>
    public static IReadOnlyList<QuestionPart> Of(Token[] tokens)
    {
        var parts = new List<QuestionPart>();
        var start = 0;
        for (var i = 1; i <= tokens.Length; i++)
        {
            if (i == tokens.Length || tokens[i].StartsSentence || (Begins(tokens, i) && (tokens[i].StartsClause || Joints.Contains(tokens[i].Text))))
            {
                Add(new ArraySegment<Token>(tokens, start, i - start), isJoined: i < tokens.Length && !tokens[i].StartsSentence, parts);
                start = i;
            }
        }

        return parts.Count is > 1 and <= MostQuestions ? parts : [];
    }

    // A joint that a question follows, or the question itself.
    private static bool Begins(Token[] tokens, int at)
    {
        while (at < tokens.Length && Joints.Contains(tokens[at].Text))
        {
            at++;
        }

        return at < tokens.Length && Starters.Contains(tokens[at].Text);
    }

    // What a question is joined to is one as well, though no word of it asks: "for my neck and does it hurt? And for a fracture?"
    private static void Add(ArraySegment<Token> part, bool isJoined, List<QuestionPart> parts)
    {
        var first = 0;
        while (first < part.Count && Joints.Contains(part[first].Text))
        {
            first++;
        }

        if (part.Count - first >= LeastWords && (first > 0 || isJoined || Starters.Contains(part[first].Text)))
        {
            parts.Add(new QuestionPart(part[first..], Starters.Contains(part[first].Text)));
        }
    }
}
