namespace Bot.Answering.Evaluation;

/// <summary>
/// What <c>evaluate</c> must reach; shares between 0 and 1, read from <c>thresholds.json</c> beside the sets. False alarms and
/// refused answerable questions may be so many at most, the others must be so many at least.
/// </summary>
/// <param name="RightAt1">Answerable questions whose first passage shown is right.</param>
/// <param name="RightAt3">Answerable questions with a right passage among the first three ranked.</param>
/// <param name="DoctorRecall">Doctor replies where due.</param>
/// <param name="DoctorFalseAlarms">At most: doctor replies where not due.</param>
/// <param name="UrgentRecall">Urgent or crisis replies where due.</param>
/// <param name="UrgentFalseAlarms">At most: urgent or crisis replies where not due.</param>
/// <param name="OutOfScopeRefused">Questions out of scope that got no passage.</param>
/// <param name="AnswerableRefused">At most: answerable questions that were not answered with a passage.</param>
/// <param name="Turns">Right answers to turns of chats, by label.</param>
/// <param name="FalseAlarms">At most: alarms where a turn calls for none.</param>
public sealed record EvaluationThresholds(
    double RightAt1 = 0, double RightAt3 = 0, double DoctorRecall = 0, double DoctorFalseAlarms = 1, double UrgentRecall = 0, double UrgentFalseAlarms = 1, double OutOfScopeRefused = 0,
    double AnswerableRefused = 1, IReadOnlyDictionary<string, double>? Turns = null, double FalseAlarms = 1)
{
    public const string FileName = "thresholds.json";
}
