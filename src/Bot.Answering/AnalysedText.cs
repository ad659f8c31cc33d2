using Bot.Answering.Classification;

namespace Bot.Answering;

/// <summary>What classifiers and search see of a message or a part of it.</summary>
/// <param name="Terms">Stems and concepts, stop words among them.</param>
/// <param name="Features">What the classifier of passages sees.</param>
/// <param name="Danger">What the classifiers of safety see.</param>
internal readonly record struct AnalysedText(IReadOnlyList<string> Terms, SparseVector Features, SparseVector Danger);
