using System.Text.Json;
using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Cli;

public sealed class VerbTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Folder => $"--Answering:KnowledgeFolder={_knowledge.Folder}";

    public void Dispose()
    {
        _knowledge.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Ask_Question_PrintsWhatTheVisitorSees()
    {
        Assert.Equal(ExitCode.Done, AskCommand.Run([Folder, "does it mend a fracture"], TextReader.Null, _output, _error));

        Assert.StartsWith("The article says that it helps broken bones.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_JsonLines_AnswersInOrderAndReportsBadLines()
    {
        using var input = new StringReader("\uFEFF" + """
            {"id":"a","question":"does it mend a fracture"}
            nonsense

            {"id":"b"}
            {"id":"c","question":"hello"}
            """);

        Assert.Equal(ExitCode.Usage, AskCommand.Run([Folder, "--json"], input, _output, _error));

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a", "c"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(["answer", "smallTalk"], lines.Select(l => l.GetProperty("outcome").GetString()));
        Assert.True(lines[0].GetProperty("doctorReply").GetBoolean());
        Assert.Equal("fractures", lines[0].GetProperty("passages")[0].GetProperty("id").GetString());
        Assert.True(lines[0].GetProperty("passages")[0].GetProperty("shown").GetBoolean());
        Assert.Equal(["id", "outcome", "text", "doctorReply", "urgent", "tier", "flag", "standing", "caution", "language", "verdict", "danger", "reply", "passages"], lines[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains("line 2", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 4", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--unknown", "question")]
    public void Ask_WrongUsage_IsRefusedWithUsage(params string[] args)
    {
        Assert.Equal(ExitCode.Usage, AskCommand.Run([Folder, .. args], TextReader.Null, _output, _error));
        Assert.Contains("bot ask", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_BrokenKnowledge_NamesTheProblem()
    {
        _knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99");

        Assert.Equal(ExitCode.Usage, AskCommand.Run([Folder, "hello"], TextReader.Null, _output, _error));
        Assert.Contains("topics/uses.md:11: The claim 'C99' is unknown.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GoodFolder_Passes() => Assert.Equal(ExitCode.Done, CheckCommand.Run([_knowledge.Folder], _output, _error));

    [Theory]
    [InlineData("--Store:Kind=Nonsense", "Store:Kind")]
    [InlineData("--Store:Retention=00:00:01", "Retention")]
    [InlineData("--Web:FrameAncestors:0=clinic", "Web:FrameAncestors:0")]
    [InlineData("--DirectLine:AllowedOrigins:0=*", "DirectLine:AllowedOrigins:0")]
    [InlineData("--DirectLine:SigningKey=short", "SigningKey")]
    [InlineData("--Proxies:Known:0=0.0.0.0/0", "Proxies:Known:0")]
    [InlineData("--Staff:ProxyUserHeader=X-Staff-User", "Proxies:Known")]
    [InlineData("--Staff:ProxyUserHeader=X_Staff_User", "Staff:ProxyUserHeader is no header")]
    [InlineData("--Review:Enabled=true", "Staff:Key")]
    [InlineData("--Channels:ServiceHosts:0=*.com", "Channels:ServiceHosts:0")]
    [InlineData("--Server:MaxConnections=1", "MaxConnections")]
    [InlineData("--MicrosoftAppType=Nonsense", "MicrosoftAppType")]
    public void Check_SettingThatStopsTheStart_IsNamed(string setting, string named)
    {
        Assert.Equal(ExitCode.Failed, CheckCommand.Run([_knowledge.Folder, setting], _output, _error));

        Assert.Contains(named, _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Stor:Kind")]
    [InlineData("--Store:Kinds")]
    [InlineData("--Store:Kind:Sqlite")]
    [InlineData("--Answering:Knowledge")]
    [InlineData("--DirectLine:MessagesPerAddress:Once")]
    [InlineData("--DirectLine:AllowedOrigins:first")]
    public void Check_UnknownOption_IsRefusedByName(string option)
    {
        Assert.Equal(ExitCode.Usage, CheckCommand.Run([_knowledge.Folder, option + "=1"], _output, _error));

        Assert.Contains($"'{option}'", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Version_TellsTheKnowledgeApart()
    {
        VersionCommand.Run([Folder], _output);
        var before = _output.ToString();
        _knowledge.Replace("replies.md", "Wording of greeting.", "Good day.");
        _output.GetStringBuilder().Clear();

        VersionCommand.Run([Folder], _output);

        Assert.StartsWith("bot ", before, StringComparison.Ordinal);
        Assert.NotEqual(before, _output.ToString());
    }

    [Fact]
    public void Check_BrokenFolderAndSettings_NamesEveryProblem()
    {
        _knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99").Delete("synonyms.md");

        Assert.Equal(ExitCode.Failed, CheckCommand.Run([_knowledge.Folder, "--Answering:MaxQuestionLength=5"], _output, _error));

        var text = _output.ToString();
        Assert.Contains("MaxQuestionLength", text, StringComparison.Ordinal);
        Assert.Contains("topics/uses.md:11:", text, StringComparison.Ordinal);
        Assert.Contains("synonyms.md:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, ExitCode.Failed)]
    [InlineData(0, ExitCode.Done)]
    public void Evaluate_ThresholdsBesideTheSet_DecideTheExitCode(int rightAt1, int exitCode)
    {
        _knowledge.Write("set.jsonl", """{"id":"x1","question":"does it mend a fracture","kind":"answerable","claims":["C01"],"pain":true,"urgent":false}""");
        _knowledge.Write("thresholds.json", $$"""{"rightAt1": {{rightAt1}}, "doctorRecall": 1}""");

        Assert.Equal(exitCode, EvaluateCommand.Run([Folder, Path.Combine(_knowledge.Folder, "set.jsonl")], _output, _error));
        Assert.Contains("right passage at 1", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("x1", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--folds", "x", "f")]
    [InlineData("--folds", "1", "f")]
    [InlineData("--json")]
    public void Evaluate_WrongUsage_IsRefused(params string[] args) =>
        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run(args, _output, _error));

    [Fact]
    public void Evaluate_MissingFile_IsNamed()
    {
        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run([Folder, "/nowhere/set.jsonl"], _output, _error));
        Assert.Contains("/nowhere/set.jsonl", _error.ToString(), StringComparison.Ordinal);
    }
}
