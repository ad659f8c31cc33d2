using Bot.Testing;
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

    [Fact]
    public async Task SettingThatCannotBeRead_IsNamed()
    {
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => BotServer.StartAsync("--Server:RequestTimeout=soon"));

        Assert.Contains("Server:RequestTimeout", fault.Message, StringComparison.Ordinal);
    }
}
