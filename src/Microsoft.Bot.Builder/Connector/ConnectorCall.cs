namespace Microsoft.Bot.Connector;

/// <summary>One call of the Bot Connector REST API: the path is relative to the service URL.</summary>
internal sealed record ConnectorCall(HttpMethod Method, string Path, string ConversationId = null, object Body = null);
