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
    public static bool Asks(Token[] tokens) => tokens.Index().Any(token => token.Item.StartsClause && Starters.Contains(token.Item.Text) && !LacksSubject(tokens, token.Index));

    /// <summary>The same, also after "and", "so" and their like.</summary>
    public static bool MayAsk(Token[] tokens) => tokens.Index().Any(token => token.Item.StartsClause && Begins(tokens, token.Index));

    /// <summary>The questions in their order; none when there is but one and nothing beside it.</summary>
    /// <param name="text">The message, normalised.</param>
    public static IReadOnlyList<QuestionPart> Of(string text)
    {
        var parts = new List<QuestionPart>();
        var told = new List<string>();
        var sentences = Sentence().Matches(Sign().Replace(ListNumber().Replace(text, ". "), " and "));
        foreach (Match sentence in sentences)
        {
            AddParts(Tokens.Of(sentence.Value), sentence.Value.EndsWith('?'), parts, told);
        }

        // A list of catchwords asks for each of them.
        if (parts.Count == 0 && sentences.Count == 1 && Tokens.Of(sentences[0].Value) is { Length: <= AnswerLimits.Catchwords } words)
        {
            Split(words, (_, at) => Joints.Contains(words[at].Text), (part, _) => Add(part, isQuestion: false, isJoined: true, parts, [], least: 1));
        }

        return parts.Count <= AnswerLimits.Questions && (parts.Count > 1 || sentences.Count > 1) ? parts : [];
    }

    /// <summary>The ways to cut a message in two where it goes on with "and" or after a comma, for one whose questions no word begins; none for a long one, for each way is ranked.</summary>
    public static IEnumerable<(QuestionPart Left, QuestionPart Right)> Halves(Token[] tokens)
    {
        for (var i = AnswerLimits.ShortestQuestion; i < tokens.Length && tokens.Length <= AnswerLimits.LongestHalved; i++)
        {
            if ((tokens[i].StartsClause || Joints.Contains(tokens[i].Text)) && !Joints.Contains(tokens[i - 1].Text))
            {
                var parts = new List<QuestionPart>();
                Add(new ArraySegment<Token>(tokens, 0, i), isQuestion: true, isJoined: true, parts, []);
                Add(new ArraySegment<Token>(tokens, i, tokens.Length - i), isQuestion: true, isJoined: true, parts, []);
                if (parts is [var left, var right])
                {
                    yield return (left, right);
                }
            }
        }
    }

    private static void AddParts(Token[] tokens, bool isQuestion, List<QuestionPart> parts, List<string> told) =>
        Split(
            tokens,
            (start, at) => ((tokens[at].StartsClause || Joints.Contains(tokens[at].Text)) && (Begins(tokens, at) || HangsOnLead(tokens, at))) || BeginsAnother(tokens, start, at),
            (part, isLast) => Add(part, isQuestion && isLast, isJoined: !isLast, parts, told));

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
            && ((Starters.Contains(tokens[at].Text) && !LacksSubject(tokens, at))
                || (at > first && tokens[at].Text == "if")
                || (at + 1 < tokens.Length && Prepositions.Contains(tokens[at].Text) && tokens[at + 1].Text.StartsWith("wh", StringComparison.Ordinal)));
    }

    // "Mum, 84, has a sore neck" asks nothing.
    private static bool LacksSubject(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Text is "has" or "have" && (at + 1 == tokens.Length || !(Subjects.Contains(tokens[at + 1].Text) || tokens[at + 1].Text is "the" or "your" or "people" || tokens[at + 1].Text.StartsWith("any", StringComparison.Ordinal)));

    // In a question that has its verb, verb and subject begin another: not in "how many sessions will I need", "it hurts, does it" or "is it oil or is it dry".
    private static bool BeginsAnother(Token[] tokens, int start, int at) =>
        at + 2 < tokens.Length
        && Auxiliaries.Contains(tokens[at].Text) && Subjects.Contains(tokens[at + 1].Text)
        && tokens[at - 1].Text is not ("to" or "or") && !Subjects.Contains(tokens[at - 1].Text)
        && Begins(tokens, start)
        && Array.FindIndex(tokens, start, at - start, HasVerb) is >= 0 and var verb && verb < at - 1;

    // "what's" and "how's" have theirs within.
    private static bool HasVerb(Token token) => Auxiliaries.Contains(token.Text) || (token.Text.EndsWith('s') && Starters.Contains(token.Text));

    private static bool HangsOnLead(ReadOnlySpan<Token> tokens, int at)
    {
        for (var i = at; i + 1 < tokens.Length && i < at + AnswerLimits.LongestLead; i++)
        {
            if ((Leads.Contains(tokens[i].Text) || (tokens[i].Text == "out" && i > 0 && tokens[i - 1].Text is "find" or "finding" or "figure")) && (Starters.Contains(tokens[i + 1].Text) || tokens[i + 1].Text == "if"))
            {
                return true;
            }
        }

        return false;
    }

    // What a question is joined to is one as well, though no word of it asks: "for my neck and does it hurt? And for a fracture?"
    private static void Add(ArraySegment<Token> part, bool isQuestion, bool isJoined, List<QuestionPart> parts, List<string> told, int least = AnswerLimits.ShortestQuestion)
    {
        var first = 0;
        while (first < part.Count && Joints.Contains(part[first].Text))
        {
            first++;
        }

        var asks = isQuestion || Begins(part, 0) || HangsOnLead(part, 0) || Prepositions.Contains(part[0].Text);
        if (part.Count - first >= (isQuestion ? 1 : least) && (first > 0 || isJoined || asks))
        {
            parts.Add(new QuestionPart(part[first..], asks, string.Join(". ", told)));
        }

        if (!asks && first < part.Count)
        {
            told.Add(MessageParts.Text(part[first..]));
        }
    }

    [GeneratedRegex(@"[^.;!?。？！]+[.;!?。？！]*", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Sentence();

    /// <summary>"2)", which begins the next of a list, or "2." after a stop; not that of "he is 8."</summary>
    [GeneratedRegex(@"(?<!\S)\(?\d\)\s|(?<=^|[.;!?]\s)\d\.\s", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ListNumber();

    /// <summary>Signs that are read as "and".</summary>
    [GeneratedRegex(@"\s[&+]\s", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Sign();
}
