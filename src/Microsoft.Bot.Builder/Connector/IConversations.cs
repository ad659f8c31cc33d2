namespace Microsoft.Bot.Connector;

/// <summary>The conversation routes of a service URL; called through <see cref="ConversationsExtensions"/>.</summary>
public interface IConversations
{
    /// <summary>Makes one call and returns the answer's body, or null when it has none.</summary>
    internal Task<T> CallAsync<T>(ConnectorCall call, CancellationToken cancellationToken)
        where T : class;
}
