namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes connector clients that carry the bot's credentials.</summary>
public abstract class ConnectorFactory
{
    /// <summary>Makes a client for a service URL; its tokens are for the given audience.</summary>
    public abstract Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken);
}
