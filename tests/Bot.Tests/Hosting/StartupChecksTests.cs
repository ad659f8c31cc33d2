using Bot.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.Hosting;

public sealed class StartupChecksTests
{
    [Theory]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId=app")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId=app", "MicrosoftAppType=singletenant", "MicrosoftAppTenantId=t")]
    [InlineData("MicrosoftAppId", "MicrosoftAppPassword=the-secret")]
    [InlineData("MicrosoftAppId", "MicrosoftAppType=UserAssignedMSI")]
    [InlineData("MicrosoftAppTenantId", "MicrosoftAppId=app", "MicrosoftAppPassword=the-secret", "MicrosoftAppType=SingleTenant")]
    [InlineData("MicrosoftAppType", "MicrosoftAppType=Certificate")]
    [InlineData("ChannelService", "ChannelService=https://botframework.example")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl=http://login.example/")]
    [InlineData("Proxies:Known", "Urls=http://0.0.0.0:80")]
    [InlineData("Proxies:Known", "Urls=http://*:80")]
    [InlineData("Proxies:Known", "Urls=http://localhost:80;http://clinic.example:80")]
    [InlineData("Proxies:Known", "Urls=http://[::]:80")]
    [InlineData("Proxies:Known", "HTTP_PORTS=8080")]
    [InlineData("Kestrel:Endpoints:Web:Url", "Urls=http://localhost:80", "Kestrel:Endpoints:Web:Url=http://10.0.0.1:80")]
    [InlineData("Proxies:Known", "FORWARDEDHEADERS_ENABLED=true")]
    [InlineData("DetailedErrors", "DetailedErrors=1")]
    [InlineData("DirectLine:AllowedOrigins:0", "DirectLine:AllowedOrigins:0=http://clinic.example")]
    [InlineData("Web:FrameAncestors:0", "Web:FrameAncestors:0=https://*.com")]
    [InlineData("DirectLine:AllowLoopbackOrigins", "DirectLine:AllowLoopbackOrigins=true")]
    [InlineData("Web:AllowLoopbackFrames", "Web:AllowLoopbackFrames=true")]
    [InlineData("DirectLine:SigningKey", "DirectLine:SigningKey=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void UnsafeSettings_AreNamedWithARemedyAndWithoutTheirSecrets(string named, params string[] settings)
    {
        var problem = Assert.Single(Problems(isDevelopment: false, settings));

        Assert.Contains(named, problem, StringComparison.Ordinal);
        Assert.Matches("Set |Remove |Leave |Write |Serve ", problem);
        Assert.DoesNotContain("the-secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("Urls=http://localhost:3978;http://127.0.0.2:80;http://[::1]:80;https://*:443;http://unix:/run/bot.sock")]
    [InlineData("Urls=http://*:80", "Proxies:Known:0=10.0.0.5")]
    [InlineData("Urls=http://localhost:80", "HTTP_PORTS=8080")]
    [InlineData("Urls=http://*:80", "Kestrel:Endpoints:Web:Url=https://*:443")]
    [InlineData("MicrosoftAppId=app", "MicrosoftAppPassword=secret")]
    [InlineData("MicrosoftAppId=app", "MicrosoftAppType=UserAssignedMSI")]
    [InlineData("MicrosoftAppId=app", "MicrosoftAppPassword=secret", "MicrosoftAppType=SingleTenant", "MicrosoftAppTenantId=t")]
    [InlineData("ChannelService=https://botframework.azure.us")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl=http://localhost:5000/keys")]
    [InlineData("DetailedErrors=false", "FORWARDEDHEADERS_ENABLED=0")]
    public void SafeSettings_AreTaken(params string[] settings) => Assert.Empty(Problems(isDevelopment: false, settings));

    [Theory]
    [InlineData("Urls=http://*:80")]
    [InlineData("DetailedErrors=true")]
    public void Development_MayServeWithoutTls(string setting) => Assert.Empty(Problems(isDevelopment: true, setting));

    [Fact]
    public void SeveralProblems_AreAllNamed() =>
        Assert.Equal(4, Problems(isDevelopment: false, "MicrosoftAppId=app", "Urls=http://*:80;http://*:81", "DetailedErrors=true").Count());

    private static IEnumerable<string> Problems(bool isDevelopment, params string[] settings) =>
        StartupChecks.Problems(new ConfigurationBuilder().AddCommandLine([.. settings.Select(setting => $"--{setting}")]).Build(), isDevelopment);
}
