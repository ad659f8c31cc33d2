using Bot.Answering.Classification;
using Bot.Answering.Safety;

namespace Bot.Answering;

/// <summary>What classifiers and search see of a message or a part of it.</summary>
/// <param name="Terms">Stems and concepts, stop words among them.</param>
/// <param name="Features">What the classifier of passages sees.</param>
/// <param name="Safety">What the classifiers of safety see.</param>
/// <param name="Judgement">What they say.</param>
internal readonly record struct AnalysedText(IReadOnlyList<string> Terms, SparseVector Features, SparseVector Safety, SafetyJudgement Judgement);
