using Bot.Answering.Evaluation;
using Bot.Answering.Ranking;
using Bot.Answering.Safety;

namespace Bot.Benchmarks.Thresholds;

/// <summary>How a threshold parts the messages that should count from those that should not.</summary>
/// <param name="Name">The constant.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Wanted">Which messages should count.</param>
/// <param name="Unwanted">Which should not.</param>
/// <param name="IsWanted">True for those that should, false for those that should not; null for messages it does not decide.</param>
/// <param name="Counts">Whether a message counts when it is set to another value.</param>
internal sealed record ThresholdCurve(string Name, double Value, string Wanted, string Unwanted, Func<ScoredMessage, bool?> IsWanted, Func<ScoredMessage, double, bool> Counts)
{
    /// <summary>Factors by which the odds of the value are moved.</summary>
    private static readonly double[] Moves = [0.25, 0.5, 0.75, 1, 1.33, 2, 4];

    /// <summary>A curve for each constant of <see cref="SafetyThresholds"/> and <see cref="AnswerThresholds"/> that decides.</summary>
    public static IReadOnlyList<ThresholdCurve> All { get; } =
    [
        new(nameof(SafetyThresholds.Danger), SafetyThresholds.Danger, "danger", "harmless", m => IsJudgedBy(m, SafetyThresholds.Danger) ? m.IsDanger : null, (m, t) => m.Danger >= t),
        new(nameof(SafetyThresholds.DangerInManyWords), SafetyThresholds.DangerInManyWords, "danger in many words", "harmless", m => IsJudgedBy(m, SafetyThresholds.DangerInManyWords) ? m.IsDanger : null, (m, t) => m.Danger >= t),
        new(nameof(SafetyThresholds.DangerInPart), SafetyThresholds.DangerInPart, "danger not heard in the whole", "harmless", m => m.IsForeign || IsHeardInWhole(m) || m.Danger < SafetyThresholds.DangerBesidePart ? null : m.IsDanger, (m, t) => m.DangerOfPart >= t),
        new(nameof(SafetyThresholds.DangerBesidePart), SafetyThresholds.DangerBesidePart, "danger in a part, not heard in the whole", "harmless", m => m.IsForeign || IsHeardInWhole(m) || m.DangerOfPart < SafetyThresholds.DangerInPart ? null : m.IsDanger, (m, t) => m.Danger >= t),
        new(nameof(SafetyThresholds.DangerInPartAlone), SafetyThresholds.DangerInPartAlone, "danger not heard in the whole", "harmless", m => m.IsForeign || m.Danger >= SafetyThresholds.DangerBesidePart ? null : m.IsDanger, (m, t) => m.DangerOfPart >= t),
        new(nameof(SafetyThresholds.DangerInPartElsewhere), SafetyThresholds.DangerInPartElsewhere, "danger not heard in the whole, other languages", "harmless", m => !m.IsForeign || IsHeardInWhole(m) ? null : m.IsDanger, (m, t) => m.DangerOfPart >= t),
        new(nameof(SafetyThresholds.HeldBack), SafetyThresholds.HeldBack, "danger with a phrase", "harmless with a phrase", m => m.HasPhrase && !m.IsForeign ? m.IsDanger : null, (m, t) => m.DangerOfAnyPart >= t),
        new(nameof(SafetyThresholds.HeldBackElsewhere), SafetyThresholds.HeldBackElsewhere, "danger with a phrase, other languages", "harmless with a phrase", m => m.HasPhrase && m.IsForeign && m.Words > SafetyThresholds.FewWords ? m.IsDanger : null, (m, t) => m.DangerOfAnyPart >= t),
        new(nameof(SafetyThresholds.Caution), SafetyThresholds.Caution, "condition", "harmless", m => m.Want == "caution" ? true : m.IsDanger == false ? false : null, (m, t) => m.Caution >= t),
        new(nameof(SafetyThresholds.Resolved), SafetyThresholds.Resolved, "says that it is over", "does not", m => m.Want == "clearagain" ? true : m.IsAfterDanger && m.Want == "again" ? false : null, (m, t) => m.Resolved >= t),
        new(nameof(SafetyThresholds.Reaction), SafetyThresholds.Reaction, "reaction", "danger", m => m.IsDanger == true ? false : m.IsAfterDanger && m.Want is "again" or "clearagain" ? true : null, (m, t) => m.Reaction >= t),
        new(nameof(SafetyThresholds.PainManagement), SafetyThresholds.PainManagement, "pain management", "not", m => m.IsPain, (m, t) => m.PainOfAnyPart >= t),
        new(nameof(SafetyThresholds.PainBesidePart), SafetyThresholds.PainBesidePart, "pain management in a part, not in the whole", "not", m => m.Pain < SafetyThresholds.PainManagement && m.PainOfAnyPart >= SafetyThresholds.PainManagement ? m.IsPain : null, (m, t) => m.Pain >= t),
        new(nameof(SafetyThresholds.PainInPart), SafetyThresholds.PainInPart, "pain management not in the whole", "not", m => m.Pain < SafetyThresholds.PainBesidePart ? m.IsPain : null, (m, t) => m.PainOfAnyPart >= t),
        new(nameof(SafetyThresholds.OtherSense), SafetyThresholds.OtherSense, "pain management with a usual word", "not", m => m.PainWords.Usual ? m.IsPain : null, (m, t) => m.Pain >= t),
        new(nameof(SafetyThresholds.PainOfWordsTogether), SafetyThresholds.PainOfWordsTogether, "pain management with words together", "not", m => m.PainWords.Together ? m.IsPain : null, (m, t) => m.Pain >= t),
        new(nameof(SafetyThresholds.PainInDoubt), SafetyThresholds.PainInDoubt, "pain management", "not", m => m.IsPain, (m, t) => m.PainOfAnyPart >= t),
        new(nameof(SafetyThresholds.NotUnderstood), SafetyThresholds.NotUnderstood, "pain management", "not", m => m.IsPain, (m, t) => m.Unknown > t),
        new(nameof(AnswerThresholds.FixedReply), AnswerThresholds.FixedReply, "out of scope", "answerable", IsOutOfScope, (m, t) => m.FixedShare(AnswerThresholds.IdleComplaint) >= t),
        new(nameof(AnswerThresholds.IdleComplaint), AnswerThresholds.IdleComplaint, "out of scope, on pain", "answerable, on pain", m => m.IsDoctorReplyDue ? IsOutOfScope(m) : null, (m, t) => m.FixedShare(t) >= AnswerThresholds.FixedReply),
        new(nameof(AnswerThresholds.Show), AnswerThresholds.Show, "right passage first", "another first, or out of scope", IsRightFirst, (m, t) => m.Best >= t),
        new(nameof(AnswerThresholds.LowMargin), AnswerThresholds.LowMargin, "right passage first", "another first, or out of scope", IsRightFirst, (m, t) => m.Best >= t),
        new(nameof(AnswerThresholds.Offer), AnswerThresholds.Offer, "right passage first", "another first, or out of scope", IsRightFirst, (m, t) => m.Best >= t),
        new(nameof(AnswerThresholds.Clear), AnswerThresholds.Clear, "right passage first", "another first, or out of scope", IsRightFirst, (m, t) => m.Best >= t),
        new(nameof(AnswerThresholds.ClearBesideOthers), AnswerThresholds.ClearBesideOthers, "right passage first", "another first, or out of scope", IsRightFirst, (m, t) => m.Best >= t),
        new(nameof(AnswerThresholds.FixedClear), AnswerThresholds.FixedClear, "out of scope", "answerable", IsOutOfScope, (m, t) => m.Ranking.FixedShare >= t),
        new(nameof(AnswerThresholds.NearlyAsGood), AnswerThresholds.NearlyAsGood, "second passage right, not the first", "first right", m => !m.IsAnswerable || m.IsRight.Length < 2 ? null : m.IsRightFirst ? false : m.IsRight[1] ? true : null, (m, t) => m.Ranking.Passages[1].Score >= t * m.Best),
    ];

    /// <summary>Share of the messages that should count and do, and of those that should not and do, at values around the one set.</summary>
    public IEnumerable<CurvePoint> Points(IReadOnlyList<ScoredMessage> messages)
    {
        var wanted = messages.Where(m => IsWanted(m) == true).ToList();
        var unwanted = messages.Where(m => IsWanted(m) == false).ToList();
        foreach (var move in Moves)
        {
            // The value itself exactly, not as it comes back from its odds.
            var odds = move * Value / (1 - Value);
            var threshold = move == 1 ? Value : odds / (1 + odds);
            yield return new CurvePoint(threshold, new Rate(wanted.Count(m => Counts(m, threshold)), wanted.Count), new Rate(unwanted.Count(m => Counts(m, threshold)), unwanted.Count));
        }
    }

    private static bool IsHeardInWhole(ScoredMessage m) => m.Danger >= SafetyThresholds.DangerIn(m.Words, m.IsForeign);

    private static bool IsJudgedBy(ScoredMessage m, float threshold) => SafetyThresholds.DangerIn(m.Words, m.IsForeign) == threshold;

    private static bool? IsOutOfScope(ScoredMessage m) => m.IsOutOfScope ? true : m.IsAnswerable ? false : null;

    private static bool? IsRightFirst(ScoredMessage m) => m.IsAnswerable ? m.IsRightFirst : m.IsOutOfScope ? false : null;
}

/// <summary>What a threshold parts when it is set to a value.</summary>
/// <param name="Threshold">The value.</param>
/// <param name="Wanted">Messages that should count, and do.</param>
/// <param name="Unwanted">Messages that should not, and do.</param>
internal sealed record CurvePoint(double Threshold, Rate Wanted, Rate Unwanted);
