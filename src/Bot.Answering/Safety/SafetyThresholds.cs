namespace Bot.Answering.Safety;

/// <summary>Probabilities from which what was learned decides, and what moving them costs.</summary>
internal static class SafetyThresholds
{
    /// <summary>A whole message shows danger.</summary>
    public const float Danger = 0.30f;

    /// <summary>The same for a message of few words, where each weighs much; the phrases hear what is plain in few words.</summary>
    public const float DangerInFewWords = 0.34f;

    /// <summary>Words up to which a message is one of few.</summary>
    public const int FewWords = 5;

    /// <summary>
    /// The same for an English message of many words, among which some that danger shares stand by chance: of 1,000 harmless
    /// ones never seen, this and <see cref="DangerInPart"/> alarm 8 in 100 fewer than 0.30 and 0.6; of 840 dangerous ones they miss 2 in 100 more.
    /// </summary>
    public const float DangerInManyWords = 0.40f;

    /// <summary>Words from which a message is one of many.</summary>
    public const int ManyWords = 20;

    /// <summary>A part of a message, judged without what stands around it, shows danger.</summary>
    public const float DangerInPart = 0.8f;

    /// <summary>What the whole must say for danger beside such a part: of 33 harmless messages with one it said less in 16, of 20 dangerous ones in none.</summary>
    public const float DangerBesidePart = 0.15f;

    /// <summary>A part shows danger whatever the whole says, as among the thousand words of a very long message.</summary>
    public const float DangerInPartAlone = 0.97f;

    /// <summary>A part of a message in another language shows danger.</summary>
    public const float DangerInPartElsewhere = 0.6f;

    /// <summary>Terms below which a part says nothing by itself: "Thoughts?".</summary>
    public const int FewestInPart = 3;

    /// <summary>A message in another language shows danger by its concepts alone.</summary>
    public const float DangerByConcepts = 0.85f;

    /// <summary>What must speak for danger beside the concepts.</summary>
    public const float DangerBesideConcepts = 0.3f;

    /// <summary>Below this a phrase that always counts is taken for one of its look-alikes.</summary>
    public const float HeldBack = 0.25f;

    /// <summary>The same in other languages, of which fewer words are known.</summary>
    public const float HeldBackElsewhere = 0.1f;

    /// <summary>A message names a condition for which massage needs a doctor's yes, in words of no list.</summary>
    public const float Caution = 0.4f;

    /// <summary>The visitor says that an alarm was an error or is sorted.</summary>
    public const float Resolved = 0.65f;

    /// <summary>After a warning: the message is a reaction to it rather than another sort of danger.</summary>
    public const float Reaction = 0.7f;
}
