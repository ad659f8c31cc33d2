namespace Bot.Staff;

/// <summary>
/// Adds a way of asking to the knowledge: tried in a copy of the folder first, through the same check and evaluation as
/// any edit, and written and put to use only if it does no harm.
/// </summary>
internal sealed partial class QuestionEditor(
    WatchedFolder folder, CurrentEngine engine, ModelCache cache, IOptions<AnsweringOptions> answering, IOptions<StaffOptions> staff, TimeProvider time, ILogger<QuestionEditor> logger) : IDisposable
{
    public const int MaxLength = 200;

    /// <summary>So much of a figure may be lost to chance, because everything is learned anew.</summary>
    private const double Slack = 0.005;

    /// <summary>The same of one on safety: one or two messages of a thousand or more.</summary>
    private const double SafetySlack = 0.001;

    private const string Added = "questions/added-by-staff.md";

    // Two edits at once would each be tried without the other.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Why the folder cannot be written; null when it can.</summary>
    public string? Problem
    {
        get
        {
            try
            {
                var questions = Path.Combine(folder.Path, "questions");
                var probe = Path.Combine(Directory.Exists(questions) ? questions : folder.Path, $".{Guid.NewGuid():n}");
                using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                return null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return "no: the knowledge folder is read-only here";
            }
        }
    }

    /// <summary>Has the conversations of the knowledge in force.</summary>
    public (ConversationReport? Report, IReadOnlyList<string> Problems) Converse()
    {
        try
        {
            var report = ConversationTest.Run(engine.Value, ConversationFolder.Load(folder.Path, engine.Value.Knowledge));
            return (report, [.. report.Failures.Select(failure => failure.ToString())]);
        }
        catch (KnowledgeException fault)
        {
            return (null, [.. fault.Problems.Select(problem => problem.ToString())]);
        }
    }

    public async Task<QuestionEdit> AddAsync(string passage, string question, CancellationToken cancellationToken)
    {
        question = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Add(passage, question), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private QuestionEdit Add(string passage, string question)
    {
        var before = engine.Value;
        if (before.Knowledge.FindPassage(passage) is null)
        {
            return new QuestionEdit(question, "", "", false, ["There is no such passage."], []);
        }

        var file = FileOf(passage);
        QuestionEdit NotLive(IReadOnlyList<string> problems, IReadOnlyList<EditFigure> figures) => new(question, passage, file, false, problems, figures);
        if (question.Length is 0 or > MaxLength || question[0] is '-' or '#' or '>')
        {
            return NotLive([$"Write what a visitor might ask, in at most {MaxLength} characters."], []);
        }

        if (before.IsDanger(question))
        {
            return NotLive(["It shows danger, and is answered by the safety rules whatever is added."], []);
        }

        var copy = Directory.CreateTempSubdirectory("knowledge-").FullName;
        try
        {
            Copy(folder.Path, copy);
            Insert(copy, file, passage, question);
            if (KnowledgeFolder.Check(copy, answering.Value) is { Count: > 0 } problems)
            {
                return NotLive([.. problems.Select(problem => problem.ToString())], []);
            }

            var after = new AnswerEngine(KnowledgeFolder.Load(copy, answering.Value), answering.Value, cache);
            var (figures, harm) = Compare(before, after, copy);
            if (harm.Count > 0 || Problem is { })
            {
                after.Dispose();
                return NotLive(harm.Count > 0 ? harm : ["The knowledge folder is read-only here. Have the line below added where it is kept."], figures);
            }

            Insert(folder.Path, file, passage, question);
            engine.Use(after);
            folder.TakeAsRead();
            LogAdded(passage);
            return new QuestionEdit(question, passage, file, true, [], figures);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private (IReadOnlyList<EditFigure> Figures, IReadOnlyList<string> Harm) Compare(AnswerEngine before, AnswerEngine after, string copy)
    {
        var figures = new List<EditFigure>();
        var harm = new List<string>();
        var conversations = ConversationFolder.Load(copy, after.Knowledge);
        var (failedBefore, failedAfter) = (ConversationTest.Run(before, conversations).Failures, ConversationTest.Run(after, conversations).Failures);
        figures.Add(new EditFigure("conversations: not as expected", failedBefore.Count.ToString(CultureInfo.InvariantCulture), failedAfter.Count.ToString(CultureInfo.InvariantCulture)));
        harm.AddRange(failedAfter.Except(failedBefore).Select(failure => failure.ToString()));

        if (staff.Value.EvaluationFolder is not { Length: > 0 } sets)
        {
            return (figures, harm);
        }

        var files = Directory.EnumerateFiles(sets, "*.jsonl").Order(StringComparer.Ordinal).ToLookup(EvaluationJson.HoldsConversations);
        var (reportBefore, reportAfter) = (Report(before, files[false]), Report(after, files[false]));
        var (turnsBefore, turnsAfter) = (Turns(before, files[true]), Turns(after, files[true]));
        foreach (var (name, old, now, slack) in (IEnumerable<(string, Rate, Rate, double)>)
        [
            ("right passage at 1", reportBefore.RightAt1, reportAfter.RightAt1, Slack),
            ("right passage at 3", reportBefore.RightAt3, reportAfter.RightAt3, Slack),
            ("out of scope refused", reportBefore.OutOfScopeRefused, reportAfter.OutOfScopeRefused, Slack),
            ("doctor reply recall", reportBefore.DoctorRecall, reportAfter.DoctorRecall, SafetySlack),
            ("urgent recall", reportBefore.UrgentRecall, reportAfter.UrgentRecall, SafetySlack),
            ("chats: danger met", turnsBefore.Danger, turnsAfter.Danger, SafetySlack),
            ("chats: harmless met", turnsBefore.Harmless, turnsAfter.Harmless, Slack),
        ])
        {
            figures.Add(new EditFigure(name, old.ToString().Trim(), now.ToString().Trim()));
            if (now.ShareOr(1) < old.ShareOr(1) - slack)
            {
                harm.Add($"{name} falls from {old.ToString().Trim()} to {now.ToString().Trim()}.");
            }
        }

        return (figures, harm);
    }

    private static EvaluationReport Report(AnswerEngine engine, IEnumerable<string> files) =>
        Evaluator.Report("all", Evaluator.Answer(engine, files.SelectMany(EvaluationJson.ReadQuestions)));

    private static (Rate Danger, Rate Harmless) Turns(AnswerEngine engine, IEnumerable<string> files)
    {
        var turns = Evaluator.Answer(engine, files.SelectMany(EvaluationJson.ReadConversations)).ToLookup(turn => turn.IsHarmless);
        return (new Rate(turns[false].Count(turn => turn.IsRight), turns[false].Count()), new Rate(turns[true].Count(turn => turn.IsRight), turns[true].Count()));
    }

    // The file that holds more ways of asking for the passage already.
    private string FileOf(string passage)
    {
        var questions = Path.Combine(folder.Path, "questions");
        return Directory.Exists(questions)
            && Directory.EnumerateFiles(questions, "*.md").Order(StringComparer.Ordinal).FirstOrDefault(path => File.ReadLines(path).Any(line => IsHeading(line, passage))) is { } found
            ? $"questions/{Path.GetFileName(found)}"
            : Added;
    }

    private void Insert(string folder, string file, string passage, string question)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        List<string> lines = File.Exists(path)
            ? [.. File.ReadAllLines(path)]
            : ["---", "id: questions-added-by-staff", "title: Questions: added by staff", "source: written for this bot", $"edited: {time.GetUtcNow():yyyy-MM-dd}", "clinical-sign-off: none", "---"];
        var heading = lines.FindIndex(line => IsHeading(line, passage));
        if (heading < 0)
        {
            lines.AddRange(["", $"## {passage}", "", $"- {question}"]);
        }
        else
        {
            var end = lines.FindIndex(heading + 1, line => line.StartsWith('#'));
            var last = lines.FindLastIndex((end < 0 ? lines.Count : end) - 1, line => line.Trim().Length > 0);
            lines.InsertRange(last + 1, last == heading ? ["", $"- {question}"] : [$"- {question}"]);
        }

        // Whole or not at all: a bot that reads the folder meanwhile must not find half a file.
        var written = $"{path}.{Guid.NewGuid():n}.tmp";
        File.WriteAllLines(written, lines);
        File.Move(written, path, overwrite: true);
    }

    private static bool IsHeading(string line, string passage) => line.StartsWith("## ", StringComparison.Ordinal) && line[3..].Trim() == passage;

    private static void Copy(string from, string to)
    {
        foreach (var name in KnowledgeFiles.Below(from))
        {
            var copy = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, name), copy);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff have added a way of asking to the passage {Passage}.")]
    private partial void LogAdded(string passage);
}

/// <summary>What has become of a question that staff wanted to add.</summary>
internal sealed record QuestionEdit(string Question, string Passage, string File, bool IsLive, IReadOnlyList<string> Problems, IReadOnlyList<EditFigure> Figures);

internal sealed record EditFigure(string Name, string Before, string After);
