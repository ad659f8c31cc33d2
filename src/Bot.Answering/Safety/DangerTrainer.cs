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

        var due = pain.DistinctBy(example => texts[example.Text].Tokens).ToDictionary(example => texts[example.Text].Tokens, example => example.IsDue);
        var targets = Targets(danger, numbers, kinds.Length, due, IsCaution(danger, concepts, rules, lexicon, texts));

        LinearClassifier? doctorReply = null, resolved = null, reaction = null;
        List<int> messages = [.. numbers.Where(i => danger[i].IsMessage)];
        var alarms = messages.FindAll(i => danger[i].Kind is not null);
        MessageNetwork? ofKind = null;
        Parallel.Invoke(
            OneAProcessor,
            () => ofKind = NetworkTrainer.Train(vectors, targets, kinds.Length + DangerModels.HarmlessClasses, TfIdfFeatures.Columns, Hyperparameters.DangerPasses),
            () => doctorReply = LogisticTrainer.Train(painVectors, [.. pain.Select(example => example.IsDue)], TfIdfFeatures.Columns),
            () => resolved = LogisticTrainer.Train(
                [.. standingVectors, .. vectors],
                [.. standing.Select((_, index) => index < rules.Resolved.Count), .. danger.Select(_ => false)],
                TfIdfFeatures.Columns,
                importance: [.. standing.Select(_ => 1f), .. danger.Select(example => SafetyWeights.DangerAmongUnresolved * example.Importance)]),
            () => reaction = LogisticTrainer.Train(
                [.. standingVectors.Skip(rules.Resolved.Count), .. alarms.Select(i => vectors[i])],
                [.. rules.NotResolved.Select(_ => true), .. alarms.Select(_ => false)],
                TfIdfFeatures.Columns));
        var nearest = NearestExamples.Of(messages.ConvertAll(i => vectors[i]), [.. messages.Select(i => danger[i].Kind ?? (kinds.Length + (due.TryGetValue(danger[i].Tokens, out var isDue) ? isDue ? DangerModels.Due : DangerModels.NotDue : DangerModels.Harmless)))]);
        var endings = NearestExamples.Of(standingVectors, [.. standing.Select((_, index) => index < rules.Resolved.Count ? DangerModels.Over : DangerModels.NotOver)]);
        return new DangerModels(features, ofKind!, nearest, doctorReply!, resolved!, reaction!, endings);
    }

    // What each example is; danger and what is harmless weigh the same together.
    private static Target[] Targets(List<DangerExample> danger, List<int> numbers, int kinds, Dictionary<Token[], bool> due, Func<int, bool> isCaution)
    {
        var all = danger.Sum(example => example.Importance);
        var ofDanger = danger.Where(example => example.Kind is not null).Sum(example => example.Importance);
        return Map(numbers, i =>
        {
            var example = danger[i];
            var importance = example.Importance * all / (2 * (example.Kind is not null ? ofDanger : all - ofDanger));
            bool? isDue = due.TryGetValue(example.Tokens, out var known) ? known : null;
            return example.Kind is { } kind ? new Target(kind, importance)
                : isDue == false ? new Target(kinds + DangerModels.NotDue, importance)
                : isCaution(i) ? new Target(kinds + DangerModels.Caution, importance)
                : new Target(kinds + DangerModels.Due, importance, Count: isDue is null ? 2 : 1);
        });
    }

    // The messages of the cautions, and all that hold a word of theirs.
    private static Func<int, bool> IsCaution(List<DangerExample> danger, ConceptHit[][] concepts, SafetyRules rules, ConceptLexicon lexicon, ExampleTexts texts)
    {
        var patterns = KindDetector.CautionPatterns(rules, lexicon);
        var told = KindDetector.Cautions(rules).SelectMany(kind => kind.Examples).Select(text => texts[text].Tokens).ToHashSet();
        var negation = new Negation(rules.Negators, rules.NegationBreakers);
        return i => told.Contains(danger[i].Tokens) || patterns.First(danger[i].Tokens, concepts[i], negation.Mark(danger[i].Tokens)) is not null;
    }

    private static TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> map)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, results.Length, OneAProcessor, i => results[i] = map(items[i]));
        return results;
    }
}
