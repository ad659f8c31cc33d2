using Bot.Answering.Classification;
using Bot.Answering.Knowledge;

namespace Bot.Answering.Ranking;

/// <summary>
/// Learns from the ways of asking which passage or fixed reply a message calls for. Its memory and training grow with
/// passages times words, so that in a large knowledge base it only tells fixed replies from passages as such.
/// </summary>
internal sealed class KnowledgeClassifier
{
    /// <summary>Passages told apart; beyond them, the search alone ranks passages.</summary>
    private const int MaxPassages = 300;

    /// <summary>Ways of asking that stand for all passages of a large knowledge base, taken evenly from them.</summary>
    private const int MaxSampled = 5_000;

    private readonly MessageClassifier _classifier;
    private readonly int _passageClasses;

    public KnowledgeClassifier(KnowledgeBase knowledge, FeatureExtractor features)
    {
        _passageClasses = knowledge.Passages.Count <= MaxPassages ? knowledge.Passages.Count : 1;
        List<(string Text, int Class)> passages = [.. _passageClasses == knowledge.Passages.Count ? All(knowledge) : Sampled(knowledge)];
        List<(string Text, int Class)> fixedReplies =
            [.. knowledge.FixedReplies.SelectMany((reply, i) => reply.AskedAs.Select(text => (text, _passageClasses + i)))];

        // Ways to ask for passages are many, examples of what is none are few: they weigh the same together.
        var asked = _passageClasses == knowledge.Passages.Count ? knowledge.Passages.Sum(p => p.AskedAs.Count) : passages.Count;
        var fixedImportance = (float)asked / Math.Max(1, fixedReplies.Count);
        float[] importance =
        [
            .. Enumerable.Repeat(1f, _passageClasses),
            .. Enumerable.Repeat(fixedImportance, knowledge.FixedReplies.Count),
        ];
        _classifier = MessageClassifier.Train(passages.Concat(fixedReplies), importance, features, new TrainingOptions());
    }

    /// <summary>The probability of each passage, or of any passage if they are too many to be told apart.</summary>
    /// <param name="message">Features of the message.</param>
    /// <param name="fixedReplies">Receives the probability of each fixed reply.</param>
    public ArraySegment<float> Predict(SparseVector message, Span<float> fixedReplies)
    {
        var probabilities = _classifier.Predict(message);
        probabilities.AsSpan(_passageClasses).CopyTo(fixedReplies);
        return new ArraySegment<float>(probabilities, 0, _passageClasses);
    }

    private static IEnumerable<(string Text, int Class)> All(KnowledgeBase knowledge) =>
        knowledge.Passages.SelectMany((passage, i) => passage.AskedAs.Append(passage.Heading).Append(passage.Text).Select(text => (text, i)));

    private static IEnumerable<(string Text, int Class)> Sampled(KnowledgeBase knowledge)
    {
        var every = Math.Max(1, (knowledge.Passages.Count + MaxSampled - 1) / MaxSampled);
        for (var i = 0; i < knowledge.Passages.Count; i += every)
        {
            var passage = knowledge.Passages[i];
            yield return (passage.AskedAs.Count > 0 ? passage.AskedAs[i % passage.AskedAs.Count] : passage.Heading, 0);
        }
    }
}
