using Bot.Answering;
using Bot.Answering.Knowledge;
using Bot.Cli;
using Bot.Stores;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task EverythingWrong_IsNamedAtOnceAndTheSecretsAreNot()
    {
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => BotServer.StartAsync(
            "--environment=Production",
            "--Urls=http://0.0.0.0:0",
            "--MicrosoftAppId=app",
            "--DirectLine:Secret=too-short-a-secret",
            "--DirectLine:SigningKey=too-short-a-key",
            "--DirectLine:AllowedOrigins:0=*",
            "--Channels:ServiceHosts:0=*.com",
            "--Proxies:Known:0=everybody",
            "--Server:RequestTimeout=01:00:00",
            "--DetailedErrors=true"));

        string[] named =
        [
            "MicrosoftAppPassword", "Secret", "SigningKey", "DirectLine:AllowedOrigins", "Channels:ServiceHosts", "Proxies:Known", "RequestTimeout", "DetailedErrors",
        ];
        Assert.All(named, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("too-short", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainHttpForOthers_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => BotServer.StartAsync("--environment=Production", "--Urls=http://0.0.0.0:0"));

        Assert.StartsWith("Urls has http://0.0.0.0:0: other machines would be served without TLS.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Review:Enabled=true", "Staff:Key")]
    [InlineData("--Staff:ProxyUserHeader=X-Staff-User", "Proxies:Known")]
    public async Task SettingThatNeedsAnother_IsRefusedByCheckAndStartAlike(string setting, string needed)
    {
        using var knowledge = new TestKnowledge();
        using var output = new StringWriter();

        Assert.Equal(ExitCode.Failed, CheckCommand.Run([knowledge.Folder, setting], output, output));
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => BotServer.StartAsync(setting));

        Assert.Contains(needed, fault.Message, StringComparison.Ordinal);
        Assert.Contains(fault.Message, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingThatCannotBeRead_IsNamed()
    {
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => BotServer.StartAsync("--Server:RequestTimeout=soon"));

        Assert.Contains("Server:RequestTimeout", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("soon", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnowledgeThatCannotBeUsed_StopsTheStartAndTheLogSaysNothingElse()
    {
        using var knowledge = new TestKnowledge();
        using var log = new KeptLog();
        knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99");

        await Assert.ThrowsAsync<KnowledgeException>(() => BotServer.StartAsync(
            services =>
            {
                services.AddSingleton<ILoggerProvider>(log);
                services.AddSingleton(_ => KnowledgeFolder.Load(knowledge.Folder));
                services.AddSingleton(sp => new AnswerEngine(sp.GetRequiredService<KnowledgeBase>(), new AnsweringOptions()));
            },
            "--Logging:LogLevel:Default=Warning"));

        Assert.Equal("", log.Text);
    }

    [Fact]
    public async Task Start_WaitsForWhatIsLearned() =>
        await Assert.ThrowsAsync<TimeoutException>(() => BotServer.StartAsync(
            services => services.AddSingleton<AnswerEngine>(_ => throw new TimeoutException("learning came to no end"))));
}
