using System.Globalization;
using System.Text.Json;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;

namespace Bot.ProtocolTests.Telemetry;

[Collection(nameof(OneAtATime))]
public sealed class LogTests
{
    [Fact]
    public async Task Log_InProduction_IsJsonWithTimePassagesBuildAndKnowledgeAndNoWordAndNobodyElse()
    {
        using var knowledge = new TestKnowledge();
        await using var bot = await BotProcess.StartAsync(
            "--environment=Production", "--Store:Kind=Memory", $"--Answering:KnowledgeFolder={knowledge.Folder}", "--Answering:CacheFolder=", "--Logging:LogLevel:Default=Information");
        var visitor = await DirectLineVisitor.StartAsync(bot.Client);
        await visitor.AskAsync(bot.Client, "my arm is in a cast, would it help");
        await Polling.UntilAsync(() => Task.FromResult(Answered(bot).Count > 0));

        var line = Assert.Single(Answered(bot));
        var state = line.GetProperty("State");
        Assert.Equal("fractures", state.GetProperty("Passages").GetString());
        Assert.StartsWith("0.", state.GetProperty("Build").GetString(), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{12}$", state.GetProperty("Knowledge").GetString());
        Assert.True(DateTime.TryParseExact(line.GetProperty("Timestamp").GetString(), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out _));
        Assert.DoesNotContain("my arm", bot.Output, StringComparison.Ordinal);
    }

    private static List<JsonElement> Answered(BotProcess bot) =>
    [
        .. bot.Output.Split('\n').Where(line => line.StartsWith('{') && line.EndsWith('}'))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("State", out var state) && state.TryGetProperty("Verdict", out _)),
    ];
}
