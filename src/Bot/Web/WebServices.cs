namespace Bot.Web;

internal static class WebServices
{
    /// <summary>Bytes of Azure's answer; a token is a few hundred.</summary>
    private const int MaxAzureAnswer = 64 * 1024;

    public static void AddWeb(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WebOptions, SettingsValidator>().BindConfiguration(WebOptions.Section);
        services.AddOptionsWithValidateOnStart<AzureOptions, SettingsValidator>().BindConfiguration(AzureOptions.Section);
        services.AddSingleton<WebAssets>();
        services.AddSingleton<WebPages>();
        services.AddSingleton<SecurityHeaders>();
        services.AddSingleton<AzureTokens>();
        services.AddSingleton<ChatTokenEndpoint>();
        services.AddHttpClient(AzureTokens.Client)
            .ConfigureHttpClient(client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), MaxAzureAnswer))
            // A redirect would take the secret to a place that nobody has named.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RedactLoggedHeaders(["Authorization"]);
    }
}
