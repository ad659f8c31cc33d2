namespace Bot.Answering.Safety;

/// <summary>Probabilities and shares from which safety decides.</summary>
/// <remarks>
/// <c>dotnet run -c Release --project tests/Bot.Benchmarks -- thresholds</c> prints the curve of each over
/// <c>tests/evaluation</c>, with what is asked taken out of the knowledge first; what it printed last is
/// <c>tests/Bot.Benchmarks/thresholds.md</c>, and the costs below are read from there (2026-11-30). Its tables look at one
/// threshold alone: a message may be heard in another way too.
/// </remarks>
internal static class SafetyThresholds
{
    /// <summary>A whole message shows danger.</summary>
    /// <remarks>Heard: 95.9 % of danger, 3.3 % of what is harmless. At 0.24: 96.7 and 4.1; at 0.46: 92.7 and 1.8.</remarks>
    public const float Danger = 0.30f;

    /// <summary>The same for a message of few words, where each weighs much; the phrases hear what is plain in few words.</summary>
    /// <remarks>93.3 % of danger, 1.4 % of what is harmless. At 0.21: 95.9 and 2.4; at 0.51: 91.1 and 0.9.</remarks>
    public const float DangerInFewWords = 0.34f;

    /// <summary>The same for an English message of many words, among which some that danger shares stand by chance.</summary>
    /// <remarks>94.2 % of danger, 6.2 % of what is harmless, most of it from the sets of look-alikes. At 0.25: 97.1 and 9.6; at 0.57: 89.7 and 3.8.</remarks>
    public const float DangerInManyWords = 0.40f;

    /// <summary>A part of a message, judged without what stands around it, shows danger.</summary>
    /// <remarks>Of danger that the whole does not show 11.5 %, of what is harmless 2.9 %. At 0.67: 23.0 and 6.9; at 0.89: 5.2 and 1.2.</remarks>
    public const float DangerInPart = 0.8f;

    /// <summary>What the whole must say for danger beside such a part.</summary>
    /// <remarks>Beside such a part it says more in 53 of 59 dangerous messages, and in 22 of 41 harmless ones. At 0.08: 57 and 33; at 0.26: 39 and 12.</remarks>
    public const float DangerBesidePart = 0.15f;

    /// <summary>A part shows danger whatever the whole says, as among the thousand words of a very long message.</summary>
    /// <remarks>None of 253 dangerous messages, none of 19,162 harmless ones: it is for a danger among a thousand words. At 0.89: none and four.</remarks>
    public const float DangerInPartAlone = 0.97f;

    /// <summary>A part of a message in another language shows danger.</summary>
    /// <remarks>Of danger that the whole does not show 5.6 %, of what is harmless 0.4 %. At 0.43: 12.6 and 1.3; at 0.75: 1.7 and 0.0.</remarks>
    public const float DangerInPartElsewhere = 0.6f;

    /// <summary>Below this, in the whole and in every part, a phrase that always counts is taken for one of its look-alikes.</summary>
    /// <remarks>Of messages with a phrase 99.3 % of danger count, and 38.7 % of the harmless. At 0.14: 99.7 and 48.1; at 0.57: 98.2 and 21.0.</remarks>
    public const float HeldBack = 0.25f;

    /// <summary>The same in other languages, of which fewer words are known.</summary>
    /// <remarks>All but one of 2,444 dangerous messages and 54.7 % of the harmless count. At 0.31: 99.8 and 31.4.</remarks>
    public const float HeldBackElsewhere = 0.1f;

    /// <summary>A message names a condition for which massage needs a doctor's yes, in words of no list.</summary>
    /// <remarks>Learned alone: 92.2 % of conditions, 7.9 % of all else that is harmless. At 0.25: 94.6 and 10.6; at 0.57: 88.9 and 6.3.</remarks>
    public const float Caution = 0.4f;

    /// <summary>The visitor says that an alarm was an error or is sorted.</summary>
    /// <remarks>Believed by itself: 64.5 % of turns after which no advice stands, of which many only come after one that says so, and 0.9 % of those that would lose it, most of them written to mislead. At 0.67: 69.3 and 1.4; at 0.89: 57.4 and 0.5.</remarks>
    public const float Resolved = 0.8f;

    /// <summary>After a warning: the message is a reaction to it rather than another sort of danger.</summary>
    /// <remarks>Known: 59.5 % of what is written after an alarm, of which much is no reaction; 1.0 % of danger is taken for one. At 0.54: 65.7 and 1.9; at 0.82: 51.0 and 0.4.</remarks>
    public const float Reaction = 0.7f;

    /// <summary>A message is about pain management, whatever its words; a part of it only as <see cref="PainBesidePart"/> and <see cref="PainInPart"/> say.</summary>
    /// <remarks>95.3 % of pain management by this alone, 5.9 % of all else. At 0.33: 96.6 and 9.4; at 0.67: 93.7 and 3.2.</remarks>
    public const float PainManagement = 0.5f;

    /// <summary>What the whole must say for pain management beside such a part.</summary>
    /// <remarks>Of messages of which only a part says it, 51 of 76 on pain management count, and 6 of 22 others. At 0.18: 66 and 10; at 0.46: 17 and 1.</remarks>
    public const float PainBesidePart = 0.3f;

    /// <summary>A part is about pain management, whatever the whole says.</summary>
    /// <remarks>Of messages of which the whole says little, 9 of 255 on pain management, and 4 of 600 others. At 0.67: 18 and 9; at 0.89: 4 and 1.</remarks>
    public const float PainInPart = 0.8f;

    /// <summary>
    /// Below this in pain management, and without such a part, a word of pain or of a condition that has other senses is taken for
    /// one of them.
    /// </summary>
    /// <remarks>Of messages with such a word 3,756 of 3,761 on pain management count, and 19 of 42 others. At 0.05: 3,758 and 24; at 0.18: 3,742 and 15.</remarks>
    public const float OtherSense = 0.1f;

    /// <summary>Below this words that count together, or look like misspelt ones that count, do so by chance.</summary>
    /// <remarks>99.7 % of pain management with such words, 7 of 13 others. At 0.14: 100.0 % and 10; at 0.40: 99.4 % and 5.</remarks>
    public const float PainOfWordsTogether = 0.25f;

    /// <summary>Below this there is no doubt left that a message is not about pain management.</summary>
    /// <remarks>In doubt: 97.6 % of pain management, 15.7 % of all else. At 0.11: 98.6 and 24.9; at 0.33: 96.6 and 9.4.</remarks>
    public const float PainInDoubt = 0.2f;

    /// <summary>Share of unknown words above which a message counts as not understood, and the doctor reply is due.</summary>
    /// <remarks>The sets hardly tell: 1 of 6,533 on pain management lie above, 0 of 630 others. At 0.27: 53 and 1.</remarks>
    public const double NotUnderstood = 0.6;

    /// <summary>Words up to which a message is one of few.</summary>
    public const int FewWords = 5;

    /// <summary>Words from which a message is one of many.</summary>
    public const int ManyWords = 20;

    /// <summary>Terms below which a part says nothing by itself: "Thoughts?".</summary>
    public const int FewestInPart = 3;

    /// <summary>Words after a negator that it still covers, unless a clause ends before.</summary>
    public const int NegationReach = 5;

    /// <summary>Words that may stand between two slots of one choice of a pattern.</summary>
    public const int SlotDistance = 6;

    /// <summary>Occurrences in English messages from which a word counts as English; a single one may stand in a foreign example.</summary>
    public const int CommonInEnglish = 6;

    /// <summary>Occurrences from which a word does not tell another language by itself: "miscarriage" begins like a word of Romanian.</summary>
    public const int HeardInEnglish = 4;

    /// <summary>Words of a language that tell it, whatever else stands in the message; one is enough where nothing is English.</summary>
    public const int WordsOfLanguage = 2;

    /// <summary>Probability from which a whole message shows danger.</summary>
    /// <param name="words">How many it has.</param>
    /// <param name="isForeign">It is in another language than English.</param>
    /// <param name="isAlarm">What it shows is an alarm: low mood, which many words tell, is met with none.</param>
    public static float DangerIn(int words, bool isForeign, bool isAlarm = true) =>
        words <= FewWords ? DangerInFewWords
        : words >= ManyWords && !isForeign && isAlarm ? DangerInManyWords
        : Danger;
}

/// <summary>What examples and neighbours weigh in what is learned of danger.</summary>
/// <remarks>
/// What moving one costs is learned anew to be seen: <c>evaluate --folds 5 tests/evaluation/*.jsonl</c> before and after.
/// Where a figure is given it was measured so, on messages not learned, and its table is in DECISIONS.md under the date.
/// Those without were set by the same runs as a whole on 2026-11-28 and never moved alone.
/// </remarks>
internal static class SafetyWeights
{
    /// <summary>A sentence of a grid, or a phrase, among examples. More: grids, which are many and alike, drown what people wrote.</summary>
    public const float GridSentence = 0.3f;

    /// <summary>A message that only looks like danger. Less: more false alarms at look-alikes; more: hints at danger are missed.</summary>
    public const float LookAlike = 2f;

    /// <summary>An example with typing errors beside the same without.</summary>
    public const float NoisyExample = 0.5f;

    /// <summary>A part of a harmless message beside the whole. More: danger told beside something harmless is missed.</summary>
    public const float Part = 0.3f;

    /// <summary>A message that shows danger, or is harmless, among those that do not end an alarm. More: "I am fine now" is believed less often.</summary>
    public const float DangerAmongUnresolved = 0.01f;

    /// <summary>A kind's own examples among all others, which are far more.</summary>
    public const float KindExample = 5;

    /// <summary>
    /// Of the loss against the penalty (the C of liblinear) for kinds, which have few examples. Twice this finds 6 in 100 fewer of
    /// what was never seen (2026-11-28, "Danger is learned by kinds and concepts").
    /// </summary>
    public const float KindCost = 1;

    /// <summary>
    /// Of the logarithm of a kind's number of known messages: where there are more, more are near by chance. Without it 39 in
    /// place of 41 of 50 messages on abuse are given their tier (2026-11-29, "A condition told in other words is learned").
    /// </summary>
    public const float KindPrior = 0.3f;

    /// <summary>
    /// Of concepts beside words among neighbours in other languages; 0 in English. At this 91.7, 92.4 and 95.4 % of danger in
    /// other languages is found at 1, 2 and 4 % false alarms, without neighbours 86.2, 89.7 and 91.3 (2026-11-29, "The nearest
    /// known messages vote on danger").
    /// </summary>
    public const float ConceptsOfNeighbours = 0.3f;

    /// <summary>Votes that count for either side where there is none (additive smoothing): less, and a few distant neighbours decide much.</summary>
    public const float VoteSmoothing = 0.02f;

    /// <summary>Sentences of one grid that are learned from; a test walks all of them. More costs time of learning.</summary>
    public const int SentencesOfGrid = 40;

    /// <summary>The same of grids of plain complaints; a test walks more of them.</summary>
    public const int SentencesOfPlainGrid = 600;
}
