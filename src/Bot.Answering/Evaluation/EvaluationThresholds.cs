namespace Bot.Answering.Evaluation;

/// <summary>What <c>evaluate</c> must reach; shares between 0 and 1, read from <c>thresholds.json</c> beside the sets.</summary>
public sealed record EvaluationThresholds
{
    public const string FileName = "thresholds.json";

    public double RightAt1 { get; init; }

    public double RightAt3 { get; init; }

    public double DoctorRecall { get; init; }

    /// <summary>At most.</summary>
    public double DoctorFalseAlarms { get; init; } = 1;

    public double UrgentRecall { get; init; }

    /// <summary>At most.</summary>
    public double UrgentFalseAlarms { get; init; } = 1;

    public double OutOfScopeRefused { get; init; }

    /// <summary>At most.</summary>
    public double AnswerableRefused { get; init; } = 1;

    /// <summary>Right answers to turns of chats, by label.</summary>
    public IReadOnlyDictionary<string, double>? Turns { get; init; }

    /// <summary>At most: alarms where a turn calls for none.</summary>
    public double FalseAlarms { get; init; } = 1;
}
