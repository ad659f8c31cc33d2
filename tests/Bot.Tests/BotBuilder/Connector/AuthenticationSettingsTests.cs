using Bot.Testing;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class AuthenticationSettingsTests
{
    [Theory]
    [InlineData(null, AuthenticationConstants.ToChannelFromBotOAuthScope)]
    [InlineData("", AuthenticationConstants.ToChannelFromBotOAuthScope)]
    [InlineData(GovernmentAuthenticationConstants.ChannelService, GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope)]
    public void ChannelService_SelectsTheCloud(string? channelService, string audience)
    {
        var authentication = Build(("ChannelService", channelService));

        Assert.Equal(audience, authentication.GetOriginatingAudience());
    }

    [StandInTheory]
    [InlineData("ChannelService", "https://botframework.example")]
    [InlineData("ValidateAuthority", "perhaps")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.test/metadata")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "/metadata")]
    [InlineData("ToBotFromEmulatorOpenIdMetadataUrl", "ftp://login.test/metadata")]
    [InlineData("ToChannelFromBotLoginUrl", "http://login.test/tenant")]
    [InlineData("MicrosoftAppType", "Certificate")]
    public void Setting_ThatCannotBeUsed_StopsTheStartAndIsNamed(string key, string value)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Build((key, value)));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
    }

    [StandInTheory]
    [InlineData("MultiTenant", "MicrosoftAppPassword")]
    [InlineData("SingleTenant", "MicrosoftAppPassword")]
    [InlineData("singletenant", "MicrosoftAppPassword")]
    public void AppId_WithoutPassword_StopsTheStart(string type, string missing)
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => Build(("MicrosoftAppType", type), ("MicrosoftAppId", "app"), ("MicrosoftAppTenantId", "tenant")));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
    }

    [StandInTheory]
    [InlineData("SingleTenant", "MicrosoftAppTenantId", "MicrosoftAppId", "MicrosoftAppPassword")]
    [InlineData("SingleTenant", "MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMSI", "MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId")]
    public void AppType_WithoutWhatItNeeds_StopsTheStart(string type, string missing, string first, string second)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Build(("MicrosoftAppType", type), (first, "x"), (second, "y")));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MultiTenant")]
    [InlineData("SingleTenant")]
    [InlineData("UserAssignedMSI")]
    public async Task AppType_WithWhatItNeeds_ChecksCallers(string type)
    {
        var configuration = Configuration(
            ("MicrosoftAppType", type), ("MicrosoftAppId", "app"), ("MicrosoftAppPassword", "password"), ("MicrosoftAppTenantId", "tenant"));
        var credentials = new ConfigurationServiceClientCredentialFactory(configuration);

        Assert.False(await credentials.IsAuthenticationDisabledAsync(CancellationToken.None));
        Assert.True(await credentials.IsValidAppIdAsync("app", CancellationToken.None));
        Assert.False(await credentials.IsValidAppIdAsync("APP", CancellationToken.None));
        Assert.False(await credentials.IsValidAppIdAsync("", CancellationToken.None));
    }

    private static ConfigurationBotFrameworkAuthentication Build(params (string Key, string? Value)[] settings) => new(Configuration(settings));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();
}
