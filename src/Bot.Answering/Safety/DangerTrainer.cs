namespace Bot.Answering.Safety;

/// <summary>Learns from the knowledge what danger, pain management and an alarm that is over look like.</summary>
internal static class DangerTrainer
{
    /// <summary>Learning goes on beside visitors' requests after an edit: it takes no more threads than there are processors.</summary>
    internal static ParallelOptions OneAProcessor { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <param name="rules">Kinds with their examples.</param>
    /// <param name="examples">The other messages of the knowledge.</param>
    /// <param name="lexicon">Finds concepts.</param>
    /// <param name="texts">Known texts, read.</param>
    public static DangerModels Learn(SafetyRules rules, SafetyExamples examples, ConceptLexicon lexicon, ExampleTexts texts)
    {
        var kinds = KindDetector.Learned(rules);
        var danger = DangerExamples.Of(kinds, examples.Harmless, texts);
        var pain = PainManagementClassifier.Examples(rules, examples, new PainWords(rules), texts).ToList();
        RawFeatures Extract(Token[] tokens) => TfIdfFeatures.Extract(tokens, lexicon.Read(tokens).Concepts);

        var concepts = Map(danger, example => lexicon.Read(example.Tokens).Concepts);
        List<int> numbers = [.. Enumerable.Range(0, danger.Count)];
        var raw = Map(numbers, i => TfIdfFeatures.Extract(danger[i].Tokens, concepts[i]));
        var features = TfIdfFeatures.Fit(raw);
        var vectors = Map(raw, features.Weigh);

        // Most of what is learned about pain management was read for danger already.
        var known = danger.Index().DistinctBy(example => example.Item.Tokens).ToDictionary(example => example.Item.Tokens, example => vectors[example.Index]);
        var painVectors = Map(pain, example => known.GetValueOrDefault(texts[example.Text].Tokens) is { Columns: not null } vector ? vector : features.Weigh(Extract(texts[example.Text].Tokens)));
        List<string> standing = [.. rules.Resolved, .. rules.NotResolved];
        var standingVectors = Map(standing, text => features.Weigh(Extract(texts[text].Tokens)));

        LinearClassifier? any = null, doctorReply = null, caution = null, resolved = null, reaction = null;
        List<int> messages = [.. numbers.Where(i => danger[i].Source == ExampleSource.Message)];
        var alarms = messages.FindAll(i => danger[i].Kind is not null);
        KindClassifier? ofKind = null;
        Parallel.Invoke(
            OneAProcessor,
            () => any = LogisticTrainer.Train(
                vectors, [.. danger.Select(example => example.Kind is not null)], TfIdfFeatures.Columns, importance: [.. danger.Select(example => example.Importance)]),
            () => ofKind = KindClassifier.Train(vectors, danger, kinds.Length),
            () => doctorReply = LogisticTrainer.Train(painVectors, [.. pain.Select(example => example.IsDue)], TfIdfFeatures.Columns),
            () => caution = LearnCaution(vectors, danger, concepts, rules, lexicon, texts),
            () => resolved = LogisticTrainer.Train(
                [.. standingVectors, .. vectors],
                [.. standing.Select((_, index) => index < rules.Resolved.Count), .. danger.Select(_ => false)],
                TfIdfFeatures.Columns,
                importance: [.. standing.Select(_ => 1f), .. danger.Select(example => SafetyWeights.DangerAmongUnresolved * example.Importance)]),
            () => reaction = LogisticTrainer.Train(
                [.. standingVectors.Skip(rules.Resolved.Count), .. alarms.Select(i => vectors[i])],
                [.. rules.NotResolved.Select(_ => true), .. alarms.Select(_ => false)],
                TfIdfFeatures.Columns));
        var due = pain.DistinctBy(example => texts[example.Text].Tokens).ToDictionary(example => texts[example.Text].Tokens, example => example.IsDue);
        var nearest = NearestExamples.Of(messages.ConvertAll(i => vectors[i]), [.. messages.Select(i => danger[i].Kind ?? (kinds.Length + (due.TryGetValue(danger[i].Tokens, out var isDue) ? isDue ? DangerModels.Due : DangerModels.NotDue : DangerModels.Harmless)))]);
        var endings = NearestExamples.Of(standingVectors, [.. standing.Select((_, index) => index < rules.Resolved.Count ? DangerModels.Over : DangerModels.NotOver)]);
        return new DangerModels(features, any!, ofKind!, nearest, doctorReply!, caution!, resolved!, reaction!, endings);
    }

    // Learned from the messages of the cautions and from all harmless ones that hold a word of theirs.
    private static LinearClassifier LearnCaution(SparseVector[] vectors, List<DangerExample> danger, ConceptHit[][] concepts, SafetyRules rules, ConceptLexicon lexicon, ExampleTexts texts)
    {
        var patterns = KindDetector.CautionPatterns(rules, lexicon);
        var told = KindDetector.Cautions(rules).SelectMany(kind => kind.Examples).Select(text => texts[text].Tokens).ToHashSet();
        var negation = new Negation(rules.Negators, rules.NegationBreakers);
        bool IsCaution(int i) => told.Contains(danger[i].Tokens) || patterns.First(danger[i].Tokens, concepts[i], negation.Mark(danger[i].Tokens)) is not null;

        List<int> harmless = [.. Enumerable.Range(0, danger.Count).Where(i => danger[i].Kind is null)];
        return LogisticTrainer.Train(
            harmless.ConvertAll(i => vectors[i]),
            Map(harmless, IsCaution),
            TfIdfFeatures.Columns,
            importance: harmless.ConvertAll(i => danger[i].Importance));
    }

    private static TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> map)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, results.Length, OneAProcessor, i => results[i] = map(items[i]));
        return results;
    }
}
