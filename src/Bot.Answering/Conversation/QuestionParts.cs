using Bot.Answering.Text;

namespace Bot.Answering.Conversation;

/// <summary>Finds the questions of a message that asks more than one: "What is it? Does it hurt, and how is it done?".</summary>
internal static class QuestionParts
{
    /// <summary>Words of the shortest question; "and you?" is none.</summary>
    private const int LeastWords = 2;

    private const int MostQuestions = 8;

    private static readonly HashSet<string> Joints = ["and", "also", "plus", "or", "but", "then", "so", "n", "as", "well"];

    private static readonly HashSet<string> Starters =
    [
        "what", "whats", "what's", "wat", "who", "whos", "who's", "how", "hows", "how's", "why", "when", "where", "wheres", "where's", "which", "whom", "whose",
        "is", "isnt", "are", "arent", "was", "were", "do", "does", "doesnt", "did", "can", "cant", "could", "would", "will", "should", "may", "must", "shall", "has", "have", "any", "tell",
    ];

    /// <summary>The questions in their order; none when there are fewer than two.</summary>
    public static IReadOnlyList<ArraySegment<Token>> Of(Token[] tokens)
    {
        var parts = new List<ArraySegment<Token>>();
        var start = 0;
        for (var i = 1; i <= tokens.Length; i++)
        {
            if (i == tokens.Length || tokens[i].StartsSentence || (Begins(tokens, i) && (tokens[i].StartsClause || Joints.Contains(tokens[i].Text))))
            {
                Add(new ArraySegment<Token>(tokens, start, i - start), parts);
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

    private static void Add(ArraySegment<Token> part, List<ArraySegment<Token>> parts)
    {
        var first = 0;
        while (first < part.Count && Joints.Contains(part[first].Text))
        {
            first++;
        }

        if (part.Count - first >= LeastWords && Starters.Contains(part[first].Text))
        {
            parts.Add(part[first..]);
        }
    }
}
