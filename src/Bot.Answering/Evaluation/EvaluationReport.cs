namespace Bot.Answering.Evaluation;

/// <summary>How well a set of labelled questions was answered.</summary>
public sealed record EvaluationReport
{
    /// <summary>Name of the set, or <c>all</c>.</summary>
    public required string Set { get; init; }

    /// <summary>Answerable questions whose first passage shown is right.</summary>
    public required Rate RightAt1 { get; init; }

    /// <summary>Answerable questions with a right passage among the first three ranked.</summary>
    public required Rate RightAt3 { get; init; }

    /// <summary>Answerable questions that were not answered with a passage.</summary>
    public required Rate AnswerableRefused { get; init; }

    /// <summary>Doctor replies where due.</summary>
    public required Rate DoctorRecall { get; init; }

    /// <summary>Doctor replies where not due.</summary>
    public required Rate DoctorFalseAlarms { get; init; }

    /// <summary>Urgent or crisis replies where due.</summary>
    public required Rate UrgentRecall { get; init; }

    /// <summary>Urgent or crisis replies where not due.</summary>
    public required Rate UrgentFalseAlarms { get; init; }

    /// <summary>Questions out of scope that got no passage.</summary>
    public required Rate OutOfScopeRefused { get; init; }

    /// <summary>Ids of the questions missed, by figure.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Misses { get; init; }

    /// <summary>The figures that fall short, in words; none when all are reached.</summary>
    public IReadOnlyList<string> Below(EvaluationThresholds thresholds)
    {
        var failures = new List<string>();

        void AtLeast(string name, Rate rate, double least)
        {
            if (rate.ShareOr(1) < least)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {rate} is below {100 * least:0.0} %"));
            }
        }

        void AtMost(string name, Rate rate, double most)
        {
            if (rate.ShareOr(0) > most)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {rate} is above {100 * most:0.0} %"));
            }
        }

        AtLeast("right passage at 1", RightAt1, thresholds.RightAt1);
        AtLeast("right passage at 3", RightAt3, thresholds.RightAt3);
        AtMost("answerable refused", AnswerableRefused, thresholds.AnswerableRefused);
        AtLeast("doctor reply recall", DoctorRecall, thresholds.DoctorRecall);
        AtMost("doctor reply false alarms", DoctorFalseAlarms, thresholds.DoctorFalseAlarms);
        AtLeast("urgent recall", UrgentRecall, thresholds.UrgentRecall);
        AtMost("urgent false alarms", UrgentFalseAlarms, thresholds.UrgentFalseAlarms);
        AtLeast("out of scope refused", OutOfScopeRefused, thresholds.OutOfScopeRefused);
        return failures;
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
