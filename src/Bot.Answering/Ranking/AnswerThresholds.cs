namespace Bot.Answering.Ranking;

/// <summary>Scores at which a passage is shown, offered or withheld.</summary>
/// <remarks>
/// <c>dotnet run -c Release --project tests/Bot.Benchmarks -- thresholds</c> prints the curve of each over
/// <c>tests/evaluation</c>, with what is asked taken out of the knowledge first; what it printed last is
/// <c>tests/Bot.Benchmarks/thresholds.md</c>, and the costs below are read from there (2026-11-30).
/// </remarks>
public static class AnswerThresholds
{
    /// <summary>Share of fixed replies from which one of them is given instead of a passage.</summary>
    /// <remarks>Refused: 91.2 % of what is out of scope, and 7.3 % of what is answerable. At 0.28: 94.4 and 12.4; at 0.61: 85.8 and 4.0.</remarks>
    public const float FixedReply = 0.44f;

    /// <summary>How much of what speaks for small talk or "anything else" is held against a complaint, which is seldom either.</summary>
    /// <remarks>Of messages on pain 83.5 % of what is out of scope is refused, 7.4 % of what is answerable. At 0.43: 79.7 and 7.1; at 0.75: 83.8 and 7.6.</remarks>
    public const float IdleComplaint = 0.6f;

    /// <summary>Score from which a passage is shown.</summary>
    /// <remarks>98.7 % of questions whose right passage comes first reach it, and 33.1 % of others, of which fixed replies take most. At 0.03: 99.4 and 48.4; at 0.11: 97.3 and 24.0.</remarks>
    public const float Show = 0.06f;

    /// <summary>Score below which staff see that a passage was shown with little to spare.</summary>
    /// <remarks>2.9 % of the right ones come to be looked at, and 76.7 % of the others.</remarks>
    public const float LowMargin = 2 * Show;

    /// <summary>Score below which a passage is not even offered.</summary>
    /// <remarks>99.4 % of the right ones lie above, and 49.4 % of the others. At 0.01: 99.8 and 68.4; at 0.06: 98.7 and 34.0.</remarks>
    public const float Offer = 0.03f;

    /// <summary>Score from which a short message has a topic of its own and follows up nothing.</summary>
    /// <remarks>88.5 % of the right ones are clear, and 10.3 % of the others. At 0.22: 94.8 and 16.2; at 0.53: 80.5 and 6.5.</remarks>
    public const float Clear = 0.36f;

    /// <summary>Score from which one of several questions in a message is answered.</summary>
    /// <remarks>97.1 % of the right ones, 23.3 % of the others. At 0.06: 98.6 and 31.9; at 0.21: 94.8 and 16.4.</remarks>
    public const float ClearBesideOthers = 0.12f;

    /// <summary>Share of fixed replies from which one of several questions is surely none for a passage.</summary>
    /// <remarks>86.0 % of what is out of scope, 3.6 % of what is answerable. At 0.49: 90.5 and 6.2; at 0.80: 77.6 and 2.1.</remarks>
    public const float FixedClear = 0.66f;

    /// <summary>Score of another passage, relative to the one shown, from which it is the first that is offered with it.</summary>
    /// <remarks>Offered: 57 of 109 second passages that are the right one, and one needlessly beside 9.4 % of right ones. At 0.33: 71 and 345; at 0.67: 39 and 132.</remarks>
    public const float NearlyAsGood = 0.5f;
}

/// <summary>What a score is made of.</summary>
internal static class AnswerWeights
{
    /// <summary>
    /// The classifier's weight in a score; BM25, by the third power of its scores, has the rest. At 0.75, before neighbours voted
    /// with the classifier, 92.9 % came right first, at this with them 94.9 (2026-11-29, DECISIONS.md, "The nearest ways of
    /// asking vote on the passage too").
    /// </summary>
    public const float Classifier = 0.85f;
}

/// <summary>How many and how long; beyond most of them no visitor's message goes.</summary>
internal static class AnswerLimits
{
    /// <summary>Passages up to which the classifier tells them apart: memory and training grow with passages times words. Beyond, the search alone ranks.</summary>
    public const int PassagesToldApart = 300;

    /// <summary>Ways of asking that stand for all passages of a large knowledge base, taken evenly from them; time of learning.</summary>
    public const int SampledPassages = 5_000;

    /// <summary>Entries that BM25 reports; those further down weigh nothing by the third power.</summary>
    public const int SearchDepth = 20;

    /// <summary>Passages that a ranking names; nobody looks at those further down.</summary>
    public const int Listed = 5;

    /// <summary>Passages of a whole message among which the answer to its question is looked for.</summary>
    public const int Likely = 2;

    /// <summary>Passages that are shown or offered together.</summary>
    public const int Offered = 3;

    /// <summary>Parts of a message up to which each is compared with the known messages; of a very long one only the whole is.</summary>
    public const int ComparedParts = 40;

    /// <summary>Characters of a command; none is nearly as long.</summary>
    public const int LongestCommand = 100;

    /// <summary>Words of the longest follow-up; a longer message says itself what it is about.</summary>
    public const int LongestFollowUp = 7;

    /// <summary>Characters of a chain of follow-ups that are remembered as one question, and of what was told that is read with a question.</summary>
    public const int LongestChain = 400;

    /// <summary>Passages that are remembered as shown.</summary>
    public const int RememberedPassages = 30;

    /// <summary>Words of the longest message that is cut in two wherever it goes on.</summary>
    public const int LongestHalved = 40;

    /// <summary>Words of the shortest question; "and you?" is none.</summary>
    public const int ShortestQuestion = 2;

    /// <summary>Questions of one message.</summary>
    public const int Questions = 8;

    /// <summary>Words of the longest message that may be a list of catchwords: "history and side effects".</summary>
    public const int Catchwords = 8;

    /// <summary>Words between "I would like to" and the question that follows it.</summary>
    public const int LongestLead = 8;
}
