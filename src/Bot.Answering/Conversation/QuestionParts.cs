namespace Bot.Answering.Conversation;

/// <summary>Finds the questions of a message that asks more than one: "What is it? Does it hurt, and how is it done?".</summary>
internal static partial class QuestionParts
{
    private static readonly HashSet<string> Joints = ["and", "an", "also", "plus", "but", "then", "so", "n", "as", "well", "q1", "q2", "q3"];

    private static readonly HashSet<string> Starters =
    [
        "what", "whats", "wat", "who", "whos", "how", "hows", "why", "when", "where", "wheres", "which", "whom", "whose",
        "is", "isnt", "am", "are", "arent", "was", "were", "do", "does", "doesnt", "did", "can", "cant", "could", "would", "will", "should", "may", "must", "shall", "has", "have", "any", "tell", "explain", "whether",
    ];

    /// <summary>Words that a question may hang on: "my aunt wants to know if ...".</summary>
    private static readonly HashSet<string> Leads = ["know", "wonder", "wondering", "ask", "asking", "hear", "understand"];

    /// <summary>Verbs and subjects that begin a question together, with or without a stop before them: "does it hurt can I drive".</summary>
    private static readonly HashSet<string> Auxiliaries = ["is", "are", "am", "do", "does", "did", "can", "could", "would", "will", "should", "may", "must", "shall"];

    private static readonly HashSet<string> Subjects = ["i", "you", "it", "we", "they", "he", "she", "this", "that", "there"];

    private static readonly HashSet<string> Prepositions = ["for", "to", "in", "with", "from", "on", "at", "by", "about"];

    /// <summary>Whether any clause of a message begins as questions do.</summary>
    public static bool Asks(Token[] tokens) => tokens.Any(token => token.StartsClause && Starters.Contains(token.Text));

    /// <summary>The questions in their order, and the sentences that ask nothing; neither when there is but one question and nothing beside it.</summary>
    /// <param name="text">The message, normalised.</param>
    public static (IReadOnlyList<QuestionPart> Parts, string Told) Of(string text)
    {
        var parts = new List<QuestionPart>();
        var told = new List<string>();
        var sentences = Sentence().Matches(Sign().Replace(text, " and "));
        foreach (Match sentence in sentences)
        {
            var before = parts.Count;
            AddParts(Tokens.Of(sentence.Value), sentence.Value.EndsWith('?'), parts);
            if (parts.Skip(before).All(part => !part.Asks))
            {
                told.Add(sentence.Value.Trim());
            }
        }

        // A list of catchwords asks for each of them.
        if (parts.Count == 0 && sentences.Count == 1 && Tokens.Of(sentences[0].Value) is { Length: <= AnswerLimits.Catchwords } words)
        {
            Split(words, (_, at) => Joints.Contains(words[at].Text), (part, _) => Add(part, isQuestion: false, isJoined: true, parts, least: 1));
        }

        return parts.Count <= AnswerLimits.Questions && (parts.Count > 1 || sentences.Count > 1) ? (parts, string.Join(' ', told)) : ([], "");
    }

    private static void AddParts(Token[] tokens, bool isQuestion, List<QuestionPart> parts) =>
        Split(
            tokens,
            (start, at) => ((tokens[at].StartsClause || Joints.Contains(tokens[at].Text)) && (Begins(tokens, at) || HangsOnLead(tokens, at))) || BeginsAnother(tokens, start, at),
            (part, isLast) => Add(part, isQuestion && isLast, isJoined: !isLast, parts));

    private static void Split(Token[] tokens, Func<int, int, bool> begins, Action<ArraySegment<Token>, bool> add)
    {
        var start = 0;
        for (var i = 1; i <= tokens.Length; i++)
        {
            if (i == tokens.Length || begins(start, i))
            {
                add(new ArraySegment<Token>(tokens, start, i - start), i == tokens.Length);
                start = i;
            }
        }
    }

    // A joint that a question follows, or the question itself: "for whom ...", and after a joint "if ..." too.
    private static bool Begins(ReadOnlySpan<Token> tokens, int at)
    {
        var first = at;
        while (at < tokens.Length && Joints.Contains(tokens[at].Text))
        {
            at++;
        }

        return at < tokens.Length
            && (Starters.Contains(tokens[at].Text)
                || (at > first && tokens[at].Text == "if")
                || (at + 1 < tokens.Length && Prepositions.Contains(tokens[at].Text) && tokens[at + 1].Text.StartsWith("wh", StringComparison.Ordinal)));
    }

    // In a question that has its verb, verb and subject begin another: not in "how many sessions will I need", nor in "it hurts, does it".
    private static bool BeginsAnother(Token[] tokens, int start, int at) =>
        at + 2 < tokens.Length
        && Auxiliaries.Contains(tokens[at].Text) && Subjects.Contains(tokens[at + 1].Text)
        && tokens[at - 1].Text != "to" && !Subjects.Contains(tokens[at - 1].Text)
        && Begins(tokens, start)
        && Array.FindIndex(tokens, start, at - start, HasVerb) is >= 0 and var verb && verb < at - 1;

    // "what's" and "how's" have theirs within.
    private static bool HasVerb(Token token) => Auxiliaries.Contains(token.Text) || (token.Text.EndsWith('s') && Starters.Contains(token.Text));

    private static bool HangsOnLead(ReadOnlySpan<Token> tokens, int at)
    {
        for (var i = at; i + 1 < tokens.Length && i < at + AnswerLimits.LongestLead; i++)
        {
            if (Leads.Contains(tokens[i].Text) && (Starters.Contains(tokens[i + 1].Text) || tokens[i + 1].Text == "if"))
            {
                return true;
            }
        }

        return false;
    }

    // What a question is joined to is one as well, though no word of it asks: "for my neck and does it hurt? And for a fracture?"
    private static void Add(ArraySegment<Token> part, bool isQuestion, bool isJoined, List<QuestionPart> parts, int least = AnswerLimits.ShortestQuestion)
    {
        var first = 0;
        while (first < part.Count && Joints.Contains(part[first].Text))
        {
            first++;
        }

        var asks = isQuestion || Begins(part, 0) || HangsOnLead(part, 0) || Prepositions.Contains(part[0].Text);
        if (part.Count - first >= (isQuestion ? 1 : least) && (first > 0 || isJoined || asks))
        {
            parts.Add(new QuestionPart(part[first..], asks));
        }
    }

    [GeneratedRegex(@"[^.;!?。？！]+[.;!?。？！]*", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Sentence();

    /// <summary>Signs that are read as "and".</summary>
    [GeneratedRegex(@"\s[&+]\s", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Sign();
}
