namespace Bot.Answering.Ranking;

/// <summary>
/// Learns from the ways of asking which passage or fixed reply a message calls for. Its memory and training grow with
/// passages times words, so that in a large knowledge base it only tells fixed replies from passages as such.
/// </summary>
/// <param name="knowledge">What is told apart.</param>
/// <param name="classifier">Trained on <see cref="Examples"/> of it.</param>
internal sealed class KnowledgeClassifier(KnowledgeBase knowledge, MessageClassifier classifier)
{
    private readonly int _passageClasses = PassageClasses(knowledge);

    /// <summary>What passages say and how they and fixed replies are asked for.</summary>
    public static TrainingSet Examples(KnowledgeBase knowledge)
    {
        var classes = PassageClasses(knowledge);
        List<LabelledText> passages = [.. classes == knowledge.Passages.Count ? All(knowledge) : Sampled(knowledge)];
        List<LabelledText> fixedReplies =
            [.. knowledge.FixedReplies.SelectMany((reply, i) => reply.AskedAs.Select(text => new LabelledText(text, classes + i)))];

        // Ways to ask for passages are many, examples of what is none are few: they weigh the same together.
        var asked = classes == knowledge.Passages.Count ? knowledge.Passages.Sum(p => p.AskedAs.Count) : passages.Count;
        var fixedImportance = (float)asked / Math.Max(1, fixedReplies.Count);
        return new TrainingSet(
            [.. passages, .. fixedReplies],
            [.. Enumerable.Repeat(1f, classes), .. Enumerable.Repeat(fixedImportance, knowledge.FixedReplies.Count)]);
    }

    /// <summary>The probability of each passage, or of any passage if they are too many to be told apart.</summary>
    /// <param name="message">The message.</param>
    /// <param name="fixedReplies">Receives the probability of each fixed reply.</param>
    public ArraySegment<float> Predict(AnalysedText message, Span<float> fixedReplies)
    {
        var probabilities = new float[classifier.Classes];
        classifier.Predict(message, probabilities);
        probabilities.AsSpan(_passageClasses).CopyTo(fixedReplies);
        return new ArraySegment<float>(probabilities, 0, _passageClasses);
    }

    private static int PassageClasses(KnowledgeBase knowledge) => knowledge.Passages.Count <= AnswerLimits.PassagesToldApart ? knowledge.Passages.Count : 1;

    private static IEnumerable<LabelledText> All(KnowledgeBase knowledge) =>
        knowledge.Passages.SelectMany((passage, i) => passage.AskedAs.Append(passage.Heading).Append(passage.Text).Select(text => new LabelledText(text, i)));

    private static IEnumerable<LabelledText> Sampled(KnowledgeBase knowledge)
    {
        var every = Math.Max(1, (knowledge.Passages.Count + AnswerLimits.SampledPassages - 1) / AnswerLimits.SampledPassages);
        for (var i = 0; i < knowledge.Passages.Count; i += every)
        {
            var passage = knowledge.Passages[i];
            yield return new LabelledText(passage.AskedAs.Count > 0 ? passage.AskedAs[i % passage.AskedAs.Count] : passage.Heading, 0);
        }
    }
}
