namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes connector clients for one bot.</summary>
internal sealed class RestConnectorFactory(
    string appId,
    string defaultAudience,
    ServiceClientCredentialsFactory credentials,
    LoginEndpoint login,
    ServiceUrlHttp http) : ConnectorFactory
{
    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("The service URL must be an absolute http or https URL.", nameof(serviceUrl));
        }

        var tokens = await credentials.IsAuthenticationDisabledAsync(cancellationToken)
            ? null
            : credentials.CreateTokenSource(appId, audience ?? defaultAudience, login);
        return new RestConnectorClient(new RestConversations(address, tokens, http));
    }
}
