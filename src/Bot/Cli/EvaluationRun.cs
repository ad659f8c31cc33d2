namespace Bot.Cli;

/// <summary>Answers labelled sets: a report on each, and one on all where there are several.</summary>
internal sealed record EvaluationRun(IReadOnlyList<EvaluationReport> Questions, IReadOnlyList<TurnReport> Turns)
{
    /// <param name="files">The sets.</param>
    /// <param name="folds">0: the knowledge as it is; more: what is asked is taken out of it first.</param>
    /// <param name="knowledge">To answer from.</param>
    /// <param name="settings">Settings, and where to keep what is learned.</param>
    public static EvaluationRun Measure(IReadOnlyList<string> files, int folds, KnowledgeBase knowledge, VerbSettings settings)
    {
        List<(string Set, EvaluationQuestion Question)> questions = [.. files.Where(file => !EvaluationJson.HoldsConversations(file)).SelectMany(file => EvaluationJson.ReadQuestions(file).Select(q => (Path.GetFileNameWithoutExtension(file), q)))];
        List<(string Set, EvaluationConversation Chat)> chats = [.. files.Where(EvaluationJson.HoldsConversations).SelectMany(file => EvaluationJson.ReadConversations(file).Select(chat => (Path.GetFileNameWithoutExtension(file), chat)))];
        var (answers, turns) = Evaluator.Answer(knowledge, settings.Answering, [.. questions.Select(q => q.Question)], [.. chats.Select(c => c.Chat)], folds, settings.Cache);
        var setOf = chats.ToDictionary(c => c.Chat.Id, c => c.Set, StringComparer.Ordinal);
        return new EvaluationRun(
            Reports(questions.Select(q => q.Set), answers, Evaluator.Report),
            Reports(turns.Select(turn => setOf[turn.Id[..turn.Id.LastIndexOf('#')]]), turns, TurnReport.Create));
    }

    private static List<TReport> Reports<TAnswer, TReport>(IEnumerable<string> sets, IReadOnlyList<TAnswer> answers, Func<string, IReadOnlyList<TAnswer>, TReport> report)
    {
        var bySet = sets.Zip(answers).GroupBy(pair => pair.First, pair => pair.Second).ToList();
        List<TReport> reports = [.. bySet.Select(set => report(set.Key, [.. set]))];
        return bySet.Count > 1 ? [.. reports, report("all", answers)] : reports;
    }
}
