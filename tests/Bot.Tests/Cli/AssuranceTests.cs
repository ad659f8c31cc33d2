using Bot.Answering.Knowledge.SigningOff;
using Bot.Assurance;
using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Cli;

public sealed class AssuranceTests : VerbTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Pack_HoldsWhatWasMeasuredAndWhatIsSetAndNoSecret()
    {
        Knowledge.Write("set.jsonl", """
            {"id":"x1","question":"does it mend a fracture","kind":"answerable","claims":["C02"],"pain":true,"urgent":false}
            {"id":"x2","question":"since when has this been around","kind":"answerable","claims":["C02"],"pain":false,"urgent":false}
            """);
        Knowledge.Write("safety/hazards.md", "---\nid: hazards\ntitle: Hazards\nsource: x\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n## H01 It falls silent {#silent}\n\n- Cause: a bug | a fault\n- Guard: tests\n- Severity: major\n- Likelihood before: remote\n- Likelihood after: remote\n- Owner: the officer\n- Test: T\n- Evidence: none\n- Residual risk: some\n");
        Knowledge.Write("run.trx", """<TestRun xmlns="x"><TestDefinitions><UnitTest><TestMethod codeBase="/somewhere/Bot.Tests.dll"/></UnitTest></TestDefinitions><Times start="2026-11-29T10:00:00"/><ResultSummary><Counters total="7" passed="6" failed="1"/></ResultSummary></TestRun>""");
        Knowledge.Write("axe.json", """
            [{"url":"https://bot.example/chat","timestamp":"2026-11-28","testEngine":{"name":"axe-core","version":"4"},"passes":[{},{}],"violations":[],"incomplete":[]},
             {"url":"https://bot.example/chat","timestamp":"2026-11-29","testEngine":{"name":"axe-core","version":"4"},"passes":[{}],"violations":[{}],"incomplete":[]}]
            """);

        Assert.Equal(ExitCode.Done, Run("--DirectLine:SigningKey=a-key-nobody-else-may-know-of-32-characters", "--Store:Retention=03:00:00", "--Answering:Country=", Folder, In("set.jsonl"), In("run.trx"), In("axe.json")));

        var text = File.ReadAllText(Path.Combine(Folder, "assurance.md"));
        Assert.Contains("| right passage at 1 | 50.0 %  (1/2) |", text, StringComparison.Ordinal);
        Assert.Contains("| passages | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("### H01 It falls silent", text, StringComparison.Ordinal);
        Assert.Contains("a bug \\| a fault", text, StringComparison.Ordinal);
        Assert.Contains("| Bot.Tests | 2026-11-29T10:00:00 | 7 | 6 | 1 |", text, StringComparison.Ordinal);
        Assert.Contains("| https://bot.example/chat | 2026-11-29 | axe-core 4 | 2 | 1 | 1 | 0 |", text, StringComparison.Ordinal);
        Assert.Contains("| `Store:Retention` | 03:00:00 |", text, StringComparison.Ordinal);
        Assert.Contains("| `DirectLine:SigningKey` | set |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-else", text, StringComparison.Ordinal);
        Assert.Contains("Set Answering:Country", text, StringComparison.Ordinal);
        Assert.Contains("2026-11-29 12:30 UTC", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", File.ReadAllText(Path.Combine(Folder, "assurance.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pack_TakesWhatEvaluateHasMeasuredAndSaysWhenThatIsOfAnotherKnowledge()
    {
        Knowledge.Write("set.jsonl", """{"id":"x1","question":"does it mend a fracture","kind":"answerable","claims":["C02"],"pain":true,"urgent":false}""");
        Knowledge.Write("chats.jsonl", """{"id":"c1","turns":["does it mend a fracture"],"want":["answer"],"group":"g","lang":"en"}""");
        string[] evaluate = [KnowledgeOption, "--folds", "2", "--report", In("figures.json"), In("set.jsonl"), In("chats.jsonl")];
        Assert.Equal(ExitCode.Done, EvaluateCommand.Run(evaluate, Now, Output, Error));

        Assert.Equal(ExitCode.Done, Run(Folder, In("figures.json")));
        var text = File.ReadAllText(Path.Combine(Folder, "assurance.md"));
        Assert.Contains("Measured 2026-11-29 12:30 UTC", text, StringComparison.Ordinal);
        Assert.Contains("in 2 parts", text, StringComparison.Ordinal);
        Assert.Contains("### Set set", text, StringComparison.Ordinal);
        Assert.Contains("### Chats chats", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Measure anew", text, StringComparison.Ordinal);

        Knowledge.Replace("topics/uses.md", "my arm is in a cast", "my leg is in a cast");
        Assert.Equal(ExitCode.Done, Run(Folder, In("figures.json")));
        Assert.Contains("Measure anew: the figures of 2026-11-29", File.ReadAllText(Path.Combine(Folder, "assurance.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pack_AfterSigning_SaysWhoAndAsksForNothingOfIt()
    {
        var signing = new Signing(Knowledge.Folder);
        Run(Folder);
        Assert.Contains("reviewed and signed", File.ReadAllText(Path.Combine(Folder, "assurance.md")), StringComparison.Ordinal);

        signing.Sign(signing.Find("*"), "Dr Ada Example", "physiotherapist", new DateOnly(2026, 11, 28));
        Run(Folder);

        var text = File.ReadAllText(Path.Combine(Folder, "assurance.md"));
        Assert.Contains($"| Dr Ada Example | physiotherapist | 2026-11-28 | {signing.Find("*").Count} |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("reviewed and signed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("out", "notes.txt")]
    [InlineData("out", "--folds", "1")]
    public void Assurance_WrongUsage_IsRefused(params string[] args) => Assert.Equal(ExitCode.Usage, Run(args));

    [Fact]
    public void Page_EscapesWhatItIsGiven()
    {
        var page = PrintablePage.Render(new MarkdownText().Heading(2, "A <b>").Table(["x", "y"], [["1 | 2", "`<i>`"]]).List(["one"]).ToString(), "T & U");

        Assert.Contains("<title>T &amp; U</title>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>A &lt;b&gt;</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>1 | 2</td><td><code>&lt;i&gt;</code></td>", page, StringComparison.Ordinal);
        Assert.Contains("<ul><li>one</li></ul>", page, StringComparison.Ordinal);
    }

    private string In(string file) => Path.Combine(Knowledge.Folder, file);

    private int Run(params string[] args) => AssuranceCommand.Run([KnowledgeOption, .. args], Now, Output, Error);
}
