using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Cli;
using Bot.Reloading;
using Bot.Staff;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.Tests.Staff;

/// <summary>Over the small knowledge of the tests, which is learned in a moment.</summary>
public sealed class QuestionEditorTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly CurrentEngine _engine;
    private readonly QuestionEditor _editor;
    private readonly WatchedFolder _folder;

    public QuestionEditorTests()
    {
        var options = Options.Create(new AnsweringOptions());
        _folder = new WatchedFolder(_knowledge.Folder);
        _engine = new CurrentEngine(() => new AnswerEngine(KnowledgeFolder.Load(_knowledge.Folder), new AnsweringOptions()), options, new ModelCache(""));
        _editor = new QuestionEditor(_folder, _engine, new ModelCache(""), options, Options.Create(new StaffOptions()), TimeProvider.System, NullLogger<QuestionEditor>.Instance);
    }

    private string Questions => string.Concat(Directory.EnumerateFiles(_knowledge.Folder, "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));

    public void Dispose()
    {
        _editor.Dispose();
        _engine.Dispose();
        _knowledge.Dispose();
    }

    [Fact]
    public async Task Add_IsWrittenAndAnsweredAtOnce()
    {
        var edit = await _editor.AddAsync("fractures", "  my kneecap   wobbles like jelly ", default);

        Assert.True(edit.IsLive, string.Join('\n', edit.Problems));
        Assert.Contains("- my kneecap wobbles like jelly\n", Questions, StringComparison.Ordinal);
        Assert.Equal(["fractures"], _engine.Value.Answer("my kneecap wobbles like jelly", AnswerContext.Empty).Next.PreviousPassages);
        Assert.False(_folder.IsOther);
    }

    [Fact]
    public async Task Add_WhereSignaturesAreRequired_StillShowsTheSignedWording()
    {
        using var nothing = new StringWriter();
        SignCommand.Run([$"--Answering:KnowledgeFolder={_knowledge.Folder}", "--reviewer", "Dr Ada Example", "--role", "physiotherapist", "*"], new DateOnly(2026, 11, 29), nothing, nothing);
        _knowledge.Replace("topics/uses.md", "The article says that it helps broken bones.", "It mends every bone.");
        var options = new AnsweringOptions { RequireSignOff = true };
        using var engine = new CurrentEngine(() => new AnswerEngine(KnowledgeFolder.Load(_knowledge.Folder, options), options), Options.Create(options), new ModelCache(""));
        using var editor = new QuestionEditor(
            new WatchedFolder(_knowledge.Folder), engine, new ModelCache(""), Options.Create(options), Options.Create(new StaffOptions()), TimeProvider.System, NullLogger<QuestionEditor>.Instance);

        var edit = await editor.AddAsync("fractures", "my kneecap wobbles like jelly", default);

        Assert.True(edit.IsLive, string.Join('\n', edit.Problems));
        Assert.Contains("The article says that it helps broken bones.", engine.Value.Answer("my kneecap wobbles like jelly", AnswerContext.Empty).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ThatBreaksAConversation_IsTakenBack()
    {
        const string Message = "what is the capital of Peru";
        string Outcome() => _engine.Value.Answer(Message, AnswerContext.Empty).Outcome;
        var outcome = Outcome();
        Assert.NotEqual("answer", outcome);
        _knowledge.Write("conversations/own.md", $"---\nid: own\ntitle: Own\nsource: x\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n## Jelly\n\n- Visitor: {Message}\n- Outcome: {outcome}\n");
        Assert.Empty(_editor.Converse().Problems);
        var before = Questions;

        var edit = await _editor.AddAsync("fractures", Message, default);

        Assert.False(edit.IsLive);
        Assert.Contains("conversations/own.md:12", Assert.Single(edit.Problems), StringComparison.Ordinal);
        Assert.Equal(("0", "1"), edit.Figures.Where(figure => figure.Name.StartsWith("conversations", StringComparison.Ordinal)).Select(figure => (figure.Before, figure.After)).Single());
        Assert.Equal(before, Questions);
        Assert.Equal(outcome, Outcome());
    }

    [Fact]
    public async Task Add_WhereNoFileOfQuestionsIsYet_MakesOne()
    {
        Directory.Delete(Path.Combine(_knowledge.Folder, "questions"), recursive: true);

        var edit = await _editor.AddAsync("fractures", "my kneecap wobbles like jelly", default);

        Assert.True(edit.IsLive, string.Join('\n', edit.Problems));
        Assert.Equal("questions/added-by-staff.md", edit.File);
    }

    [Theory]
    [InlineData("no-such", "is it good", "no such passage")]
    [InlineData("fractures", "", "at most 200")]
    [InlineData("fractures", "# heading", "at most 200")]
    [InlineData("fractures", "is it <b>good</b>", "raw HTML")]
    [InlineData("fractures", "i want to end my life", "danger")]
    public async Task Add_OfWhatMayNotBe_ChangesNothing(string passage, string question, string problem)
    {
        var before = Questions;

        var edit = await _editor.AddAsync(passage, question, default);

        Assert.False(edit.IsLive);
        Assert.Contains(problem, string.Join('\n', edit.Problems), StringComparison.Ordinal);
        Assert.Equal(before, Questions);
    }
}
