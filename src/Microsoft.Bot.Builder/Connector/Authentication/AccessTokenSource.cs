namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Gives the bot's current access token for one audience.</summary>
internal delegate Task<string> AccessTokenSource(CancellationToken cancellationToken);
