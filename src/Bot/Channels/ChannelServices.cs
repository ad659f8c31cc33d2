namespace Bot.Channels;

/// <summary>Registers what serves the Bot Framework's channels and the Emulator.</summary>
internal static class ChannelServices
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ChannelOptions, SettingsValidator>().BindConfiguration(ChannelOptions.Section);
        services.AddOutgoing();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton(sp => sp.GetRequiredService<TurnErrors>().Guard(new ChannelAdapter(sp.GetRequiredService<ChannelAuthentication>())));
        services.AddSingleton<MessagesEndpoint>();
    }
}
