namespace Bot.Answering.Safety;

/// <summary>What was learned says of a message or a part of it.</summary>
/// <param name="Danger">Probability that it shows danger.</param>
/// <param name="Kind">Number of the kind that it then shows; see <see cref="KindDetector.Learned"/>.</param>
/// <param name="PainManagement">Probability that it is about pain management.</param>
/// <param name="Caution">Probability that it names a condition for which massage needs a doctor's yes.</param>
internal readonly record struct SafetyJudgement(float Danger, int Kind, float PainManagement, float Caution);
