using System.Text.Json;
using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Cli;

public sealed class VerbTests : VerbTest
{
    [Fact]
    public void Ask_Question_PrintsWhatTheVisitorSees()
    {
        Assert.Equal(ExitCode.Done, AskCommand.Run([KnowledgeOption, "does it mend a fracture"], TextReader.Null, Output, Error));

        Assert.StartsWith("The article says that it helps broken bones.", Output.ToString(), StringComparison.Ordinal);
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

        Assert.Equal(ExitCode.Usage, AskCommand.Run([KnowledgeOption, "--json"], input, Output, Error));

        var lines = Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a", "c"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(["answer", "smallTalk"], lines.Select(l => l.GetProperty("outcome").GetString()));
        Assert.True(lines[0].GetProperty("doctorReply").GetBoolean());
        Assert.Equal("fractures", lines[0].GetProperty("passages")[0].GetProperty("id").GetString());
        Assert.True(lines[0].GetProperty("passages")[0].GetProperty("shown").GetBoolean());
        Assert.Equal(["id", "outcome", "text", "doctorReply", "urgent", "tier", "flag", "standing", "caution", "language", "verdict", "danger", "reply", "passages"], lines[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains("line 2", Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 4", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--unknown", "question")]
    public void Ask_WrongUsage_IsRefusedWithUsage(params string[] args)
    {
        Assert.Equal(ExitCode.Usage, AskCommand.Run([KnowledgeOption, .. args], TextReader.Null, Output, Error));
        Assert.Contains("bot ask", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_BrokenKnowledge_NamesTheProblem()
    {
        Knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99");

        Assert.Equal(ExitCode.Usage, AskCommand.Run([KnowledgeOption, "hello"], TextReader.Null, Output, Error));
        Assert.Contains("topics/uses.md:11: The claim 'C99' is unknown.", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GoodFolder_Passes() => Assert.Equal(ExitCode.Done, CheckCommand.Run([Knowledge.Folder], Output, Error));

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
        Assert.Equal(ExitCode.Failed, CheckCommand.Run([Knowledge.Folder, setting], Output, Error));

        Assert.Contains(named, Output.ToString(), StringComparison.Ordinal);
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
        Assert.Equal(ExitCode.Usage, CheckCommand.Run([Knowledge.Folder, option + "=1"], Output, Error));

        Assert.Contains($"'{option}'", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ConversationThatComesOutOtherwise_FailsAndIsNamedByFileAndLine()
    {
        Knowledge.Write("conversations/own.md", "---\nid: own\ntitle: Own\nsource: x\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n## Bones\n\n- Visitor: does it mend a fracture\n- Passage: origin\n");

        Assert.Equal(ExitCode.Done, CheckCommand.Run([Knowledge.Folder], Output, Error));
        Assert.Equal(ExitCode.Failed, CheckCommand.Run([Knowledge.Folder, "--conversations"], Output, Error));

        Assert.Contains("conversations/own.md:12", Output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Every verb goes by the settings as the served bot has them.</summary>
    [Theory]
    [InlineData("--Answering:MaxQuestionLength=zebra", "MaxQuestionLength")]
    [InlineData("--Answering:MaxQuestionLength=5", "MaxQuestionLength")]
    [InlineData("--Store:Kind=zebra", "Store:Kind")]
    [InlineData("--DirectLine:SigningKey=zebra", "SigningKey")]
    [InlineData("--MicrosoftAppType=zebra", "MicrosoftAppType")]
    public void Verb_SettingThatStopsTheStart_IsNamedWithoutItsValue(string setting, string named)
    {
        Assert.Equal(ExitCode.Usage, AskCommand.Run([KnowledgeOption, setting, "hello"], TextReader.Null, Output, Error));
        AssertNamed();
        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run([KnowledgeOption, setting, "set.jsonl"], DateTimeOffset.UnixEpoch, Output, Error));
        AssertNamed();
        Assert.Equal(ExitCode.Usage, BackupCommand.Backup([setting, "copy.db"], Output, Error));
        AssertNamed();
        CheckCommand.Run([Knowledge.Folder, setting], Error, Error);
        AssertNamed();

        void AssertNamed()
        {
            Assert.Contains(named, Error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("zebra", Error.ToString(), StringComparison.Ordinal);
            Error.GetStringBuilder().Clear();
        }
    }

    [Fact]
    public void Verb_UnknownSetting_IsRefusedByName()
    {
        const string Setting = "--Answering:EmergencyNumer=112";
        var today = DateOnly.FromDateTime(DateTime.UnixEpoch);
        Func<int>[] verbs =
        [
            () => AskCommand.Run([KnowledgeOption, "hello", Setting], TextReader.Null, Output, Error),
            () => EvaluateCommand.Run([KnowledgeOption, "set.jsonl", Setting], DateTimeOffset.UnixEpoch, Output, Error),
            () => SignCommand.Run([KnowledgeOption, Setting], today, Output, Error),
            () => ImportCommand.Run([KnowledgeOption, "old.tsv", Setting], today, Output, Error),
            () => BackupCommand.Restore(["copy.db", Setting], Output, Error),
            () => AssuranceCommand.Run([KnowledgeOption, "pack", Setting], DateTimeOffset.UnixEpoch, Output, Error),
        ];
        foreach (var verb in verbs)
        {
            Assert.Equal(ExitCode.Usage, verb());
            Assert.StartsWith("'--Answering:EmergencyNumer' is not", Error.ToString(), StringComparison.Ordinal);
            Error.GetStringBuilder().Clear();
        }
    }

    [Fact]
    public void Version_TellsTheKnowledgeApart()
    {
        VersionCommand.Run([KnowledgeOption], Output);
        var before = Output.ToString();
        Knowledge.Replace("replies.md", "Wording of greeting.", "Good day.");
        Output.GetStringBuilder().Clear();

        VersionCommand.Run([KnowledgeOption], Output);

        Assert.StartsWith("bot ", before, StringComparison.Ordinal);
        Assert.NotEqual(before, Output.ToString());
    }

    [Fact]
    public void Check_BrokenFolderAndSettings_NamesEveryProblem()
    {
        Knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99").Delete("synonyms.md");

        Assert.Equal(ExitCode.Failed, CheckCommand.Run([Knowledge.Folder, "--Answering:MaxQuestionLength=5"], Output, Error));

        var text = Output.ToString();
        Assert.Contains("MaxQuestionLength", text, StringComparison.Ordinal);
        Assert.Contains("topics/uses.md:11:", text, StringComparison.Ordinal);
        Assert.Contains("synonyms.md:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, ExitCode.Failed)]
    [InlineData(0, ExitCode.Done)]
    public void Evaluate_ThresholdsBesideTheSet_DecideTheExitCode(int rightAt1, int exitCode)
    {
        Knowledge.Write("set.jsonl", """{"id":"x1","question":"does it mend a fracture","kind":"answerable","claims":["C01"],"pain":true,"urgent":false}""");
        Knowledge.Write("thresholds.json", $$"""{"rightAt1": {{rightAt1}}, "doctorRecall": 1}""");

        Assert.Equal(exitCode, EvaluateCommand.Run([KnowledgeOption, Path.Combine(Knowledge.Folder, "set.jsonl")], DateTimeOffset.UnixEpoch, Output, Error));
        Assert.Contains("right passage at 1", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("x1", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_DamagedThresholds_AreNamed()
    {
        Knowledge.Write("set.jsonl", """{"id":"x1","question":"does it mend a fracture","kind":"answerable","claims":["C01"],"pain":true,"urgent":false}""");
        Knowledge.Write("thresholds.json", "{\n\"rightAt1\": much}");

        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run([KnowledgeOption, Path.Combine(Knowledge.Folder, "set.jsonl")], DateTimeOffset.UnixEpoch, Output, Error));
        Assert.Contains("thresholds.json:2: ", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--folds", "x", "f")]
    [InlineData("--folds", "1", "f")]
    [InlineData("--json")]
    public void Evaluate_WrongUsage_IsRefused(params string[] args) =>
        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run(args, DateTimeOffset.UnixEpoch, Output, Error));

    [Fact]
    public void Evaluate_MissingFile_IsNamed()
    {
        Assert.Equal(ExitCode.Usage, EvaluateCommand.Run([KnowledgeOption, "/nowhere/set.jsonl"], DateTimeOffset.UnixEpoch, Output, Error));
        Assert.Contains("/nowhere/set.jsonl", Error.ToString(), StringComparison.Ordinal);
    }
}
