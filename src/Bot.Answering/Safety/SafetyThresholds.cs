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
    /// <remarks>Heard: 94.9 % of danger, 2.6 % of what is harmless. At 0.25: 95.9 and 3.3; at 0.57: 93.6 and 1.8.</remarks>
    public const float Danger = 0.40f;

    /// <summary>The same for an English message of many words, among which some that danger shares stand by chance.</summary>
    /// <remarks>94.7 % of danger, 4.8 % of what is harmless, most of it from the sets of look-alikes. At 0.40: 96.1 and 6.2; at 0.73: 93.0 and 3.4.</remarks>
    public const float DangerInManyWords = 0.57f;

    /// <summary>A part of a message, judged without what stands around it, shows danger.</summary>
    /// <remarks>Of danger that the whole does not show 87 of 353, of what is harmless 55 of 396. At 0.74: 120 and 77; at 0.92: 66 and 34.</remarks>
    public const float DangerInPart = 0.85f;

    /// <summary>What the whole must say for danger beside such a part.</summary>
    /// <remarks>Beside such a part it says more in 87 of 122 dangerous messages, and in 55 of 157 harmless ones. At 0.08: 99 and 66; at 0.26: 72 and 36.</remarks>
    public const float DangerBesidePart = 0.15f;

    /// <summary>A part shows danger whatever the whole says, as among the thousand words of a very long message.</summary>
    /// <remarks>10 of 376 dangerous messages, 17 of 22,104 harmless ones: it is for a danger among a thousand words. At 0.96: 12 and 29; at 0.99: 7 and 12.</remarks>
    public const float DangerInPartAlone = 0.98f;

    /// <summary>A part of a message in another language shows danger.</summary>
    /// <remarks>Of danger that the whole does not show 39 of 316, of what is harmless 72 of 6,444. At 0.67: 50 and 106; at 0.89: 28 and 38.</remarks>
    public const float DangerInPartElsewhere = 0.8f;

    /// <summary>Below this, in the whole and in every part, a phrase that always counts is taken for one of its look-alikes.</summary>
    /// <remarks>Of messages with a phrase 99.4 % of danger count, and 29.4 % of the harmless. At 0.25: 99.6 and 33.3; at 0.57: 99.2 and 25.4.</remarks>
    public const float HeldBack = 0.40f;

    /// <summary>The same in other languages, of which fewer words are known.</summary>
    /// <remarks>Of messages with a phrase 2,810 of 2,819 dangerous ones count, and 61 of 192 of the harmless. At 0.18: 2,811 and 78; at 0.46: 2,807 and 53.</remarks>
    public const float HeldBackElsewhere = 0.3f;

    /// <summary>A message names a condition for which massage needs a doctor's yes, in words of no list.</summary>
    /// <remarks>Learned alone: 92.8 % of conditions, 4.9 % of all else that is harmless. At 0.08: 94.2 and 5.9; at 0.26: 91.3 and 4.1.</remarks>
    public const float Caution = 0.15f;

    /// <summary>The visitor says that an alarm was an error or is sorted.</summary>
    /// <remarks>Believed by itself: 65.7 % of turns after which no advice stands, of which many only come after one that says so, and 0.8 % of those that would lose it, most of them written to mislead. At 0.67: 70.5 and 1.3; at 0.89: 59.3 and 0.4.</remarks>
    public const float Resolved = 0.8f;

    /// <summary>After a warning: the message is a reaction to it rather than another sort of danger.</summary>
    /// <remarks>Known: 59.5 % of what is written after an alarm, of which much is no reaction, and 0.9 % of danger is taken for one. At 0.54: 65.7 and 1.8; at 0.82: 51.6 and 0.4.</remarks>
    public const float Reaction = 0.7f;

    /// <summary>A message is about pain management, whatever its words; a part of it only as <see cref="PainBesidePart"/> and <see cref="PainInPart"/> say.</summary>
    /// <remarks>94.7 % of pain management by this alone, 5.7 % of all else. At 0.50: 95.5 and 7.1; at 0.80: 93.9 and 4.6.</remarks>
    public const float PainManagement = 0.67f;

    /// <summary>What the whole must say for pain management beside such a part.</summary>
    /// <remarks>Of messages of which only a part says it, 90 of 129 on pain management count, and 2 of 22 others. At 0.14: 103 and 4; at 0.40: 64 and 1.</remarks>
    public const float PainBesidePart = 0.25f;

    /// <summary>A part is about pain management, whatever the whole says.</summary>
    /// <remarks>Of messages of which the whole says little, 30 of 389 on pain management, and 16 of 603 others. At 0.67: 39 and 20; at 0.89: 26 and 11.</remarks>
    public const float PainInPart = 0.8f;

    /// <summary>
    /// Below this in pain management, and without such a part, a word of pain or of a condition that has other senses is taken for
    /// one of them.
    /// </summary>
    /// <remarks>Of messages with such a word 4,068 of 4,093 on pain management count, and 10 of 42 others. At 0.05: 4,075 and 14; at 0.18: 4,056 and 10. Batches not learned had more of the latter, and 0.03 let 53 in place of 38 of 195 through.</remarks>
    public const float OtherSense = 0.1f;

    /// <summary>Below this words that count together, or look like misspelt ones that count, do so by chance.</summary>
    /// <remarks>Of messages with such words 2,450 of 2,462 on pain management count, and 5 of 13 others. At 0.14: 2,453 and 5; at 0.40: 2,447 and 5.</remarks>
    public const float PainOfWordsTogether = 0.25f;

    /// <summary>Below this there is no doubt left that a message is not about pain management.</summary>
    /// <remarks>In doubt: 96.6 % of pain management, 10.0 % of all else. At 0.11: 97.2 and 12.1; at 0.33: 96.1 and 7.9.</remarks>
    public const float PainInDoubt = 0.2f;

    /// <summary>Share of unknown words above which a message counts as not understood, and the doctor reply is due.</summary>
    /// <remarks>The sets hardly tell: 6 of 8,927 on pain management lie above, 0 of 630 others. At 0.27: 231 and 1.</remarks>
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
        words >= ManyWords && !isForeign && isAlarm ? DangerInManyWords : Danger;
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
