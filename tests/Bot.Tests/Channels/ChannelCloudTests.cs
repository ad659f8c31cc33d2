using Bot.Channels;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.Channels;

public sealed class ChannelCloudTests
{
    [Fact]
    public void NoChannelService_IsThePublicCloud()
    {
        var cloud = Read();

        Assert.Equal("https://api.botframework.com", cloud.ChannelIssuer);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", cloud.ChannelMetadata);
        Assert.All(cloud.EmulatorIssuers, issuer => Assert.True(issuer.Contains("sts.windows.net", StringComparison.Ordinal) || issuer.Contains("login.microsoftonline.com", StringComparison.Ordinal)));
        Assert.Contains("*.botframework.com", cloud.ServiceHosts);
    }

    [Fact]
    public void GovernmentsChannelService_IsTheGovernmentsCloudAndNoOther()
    {
        var cloud = Read(("ChannelService", "https://botframework.azure.us"), ("MicrosoftAppTenantId", "clinic"));

        Assert.Equal("https://api.botframework.us", cloud.ChannelIssuer);
        Assert.Equal("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", cloud.ChannelMetadata);
        Assert.StartsWith("https://login.microsoftonline.us/", cloud.EmulatorMetadata, StringComparison.Ordinal);
        Assert.Contains("https://login.microsoftonline.us/clinic/v2.0", cloud.EmulatorIssuers);
        Assert.DoesNotContain(cloud.EmulatorIssuers, issuer => issuer.Contains("login.microsoftonline.com", StringComparison.Ordinal));
        Assert.DoesNotContain("*.botframework.com", cloud.ServiceHosts);
    }

    [Fact]
    public void Addresses_InTheSettings_GoBeforeThoseOfTheCloud()
    {
        var cloud = Read(
            ("ToBotFromChannelTokenIssuer", "https://issuer.example"),
            ("ToBotFromChannelOpenIdMetadataUrl", "https://keys.example/channel"),
            ("ToBotFromEmulatorOpenIdMetadataUrl", "https://keys.example/emulator"));

        Assert.Equal(("https://issuer.example", "https://keys.example/channel", "https://keys.example/emulator"), (cloud.ChannelIssuer, cloud.ChannelMetadata, cloud.EmulatorMetadata));
    }

    private static ChannelCloud Read(params (string Key, string Value)[] settings) =>
        ChannelCloud.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
