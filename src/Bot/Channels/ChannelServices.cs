using Bot.Channels.Outgoing;
using Bot.Channels.Tokens;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace Bot.Channels;

/// <summary>Registers what serves the Bot Framework's channels and the Emulator.</summary>
internal static class ChannelServices
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddOptions<ChannelOptions>().BindConfiguration(ChannelOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChannelOptions>, ChannelOptionsValidator>();
        services.AddSingleton<IValidateOptions<ChannelOptions>, ServiceHostRules>();
        services.AddOutgoing();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<BotFrameworkAuthentication>(Authentication);
        services.AddSingleton<TurnErrors>();
        services.AddSingleton<IBotFrameworkHttpAdapter>(sp => sp.GetRequiredService<TurnErrors>().Guard(
            new CloudAdapter(sp.GetRequiredService<BotFrameworkAuthentication>(), sp.GetRequiredService<ILogger<CloudAdapter>>())));
        services.AddSingleton<MessagesEndpoint>();
    }

    // The login service is called with a client of its own: a managed identity is asked for at an address of this machine's network.
    private static ConfigurationBotFrameworkAuthentication Authentication(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var http = services.GetRequiredService<IHttpClientFactory>();
        var logger = services.GetRequiredService<ILogger<ConfigurationBotFrameworkAuthentication>>();
        var credentials = new ConfigurationServiceClientCredentialFactory(configuration, http.CreateClient(OutgoingServices.IdentityClient), logger);
        return new ConfigurationBotFrameworkAuthentication(configuration, credentials, httpClientFactory: http, logger: logger);
    }
}
