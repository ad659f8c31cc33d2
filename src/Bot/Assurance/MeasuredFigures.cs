using Bot.Cli;

namespace Bot.Assurance;

/// <summary>What <c>evaluate</c> has measured, and what it measured.</summary>
/// <param name="Program">Version of the program.</param>
/// <param name="Knowledge">Fingerprint of the knowledge.</param>
/// <param name="Folds">0: with the knowledge as it is; more: each message was taken out of it first.</param>
/// <param name="Measured">When.</param>
/// <param name="Run">The figures.</param>
internal sealed record MeasuredFigures(string Program, string Knowledge, int Folds, DateTimeOffset Measured, EvaluationRun Run);
