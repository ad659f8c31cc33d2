namespace Bot.Answering.Evaluation;

/// <summary>How well a set of labelled questions was answered.</summary>
/// <param name="Set">Name of the set, or <c>all</c>.</param>
/// <param name="RightAt1">Answerable questions whose first passage shown is right.</param>
/// <param name="RightAt3">Answerable questions with a right passage among the first three ranked.</param>
/// <param name="AnswerableRefused">Answerable questions that were not answered with a passage.</param>
/// <param name="DoctorRecall">Doctor replies where due.</param>
/// <param name="DoctorFalseAlarms">Doctor replies where not due.</param>
/// <param name="UrgentRecall">Urgent or crisis replies where due.</param>
/// <param name="UrgentFalseAlarms">Urgent or crisis replies where not due.</param>
/// <param name="OutOfScopeRefused">Questions out of scope that got no passage.</param>
/// <param name="Misses">Ids of the questions missed, by figure.</param>
public sealed record EvaluationReport(
    string Set, Rate RightAt1, Rate RightAt3, Rate AnswerableRefused, Rate DoctorRecall, Rate DoctorFalseAlarms, Rate UrgentRecall, Rate UrgentFalseAlarms, Rate OutOfScopeRefused,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Misses)
{
    /// <summary>The figures with their names, the keys of their misses, and what they must reach.</summary>
    public IReadOnlyList<EvaluationFigure> Figures() =>
    [
        new("right passage at 1", "rightAt1", RightAt1, least => least.RightAt1),
        new("right passage at 3", "rightAt3", RightAt3, least => least.RightAt3),
        new("answerable refused", "answerableRefused", AnswerableRefused, most => most.AnswerableRefused, IsAtMost: true),
        new("doctor reply recall", "doctorRecall", DoctorRecall, least => least.DoctorRecall),
        new("doctor reply false alarms", "doctorFalseAlarms", DoctorFalseAlarms, most => most.DoctorFalseAlarms, IsAtMost: true),
        new("urgent recall", "urgentRecall", UrgentRecall, least => least.UrgentRecall),
        new("urgent false alarms", "urgentFalseAlarms", UrgentFalseAlarms, most => most.UrgentFalseAlarms, IsAtMost: true),
        new("out of scope refused", "outOfScopeRefused", OutOfScopeRefused, least => least.OutOfScopeRefused),
    ];

    /// <summary>The figures that fall short, in words; none when all are reached.</summary>
    public IReadOnlyList<string> Below(EvaluationThresholds thresholds) => [.. Figures().Select(figure => figure.Fault(thresholds)).OfType<string>()];
}

/// <summary>A figure of a report.</summary>
/// <param name="Name">In words.</param>
/// <param name="Key">Of its misses.</param>
/// <param name="Rate">What was measured.</param>
/// <param name="Threshold">What it must reach, between 0 and 1.</param>
/// <param name="IsAtMost">It must not be above that; otherwise not below.</param>
public sealed record EvaluationFigure(string Name, string Key, Rate Rate, Func<EvaluationThresholds, double> Threshold, bool IsAtMost = false)
{
    /// <summary>How it falls short; null when it does not.</summary>
    public string? Fault(EvaluationThresholds thresholds)
    {
        var threshold = Threshold(thresholds);
        return (IsAtMost ? Rate.ShareOr(0) > threshold : Rate.ShareOr(1) < threshold)
            ? string.Create(CultureInfo.InvariantCulture, $"{Name}: {Rate} is {(IsAtMost ? "above" : "below")} {100 * threshold:0.0} %")
            : null;
    }
}

/// <summary>So many of so many.</summary>
public readonly record struct Rate(int Count, int Total)
{
    /// <summary>Between 0 and 1; 1 of nothing, so that an absent kind of question fails no threshold.</summary>
    public double ShareOr(double nothing) => Total == 0 ? nothing : (double)Count / Total;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * ShareOr(0),6:0.0} %  ({Count}/{Total})");
}
