using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>The connector client over HTTP.</summary>
internal sealed class RestConnectorClient(RestConversations conversations) : IConnectorClient
{
    public Uri BaseUri
    {
        get => conversations.ServiceUrl;
        set => conversations.ServiceUrl = value;
    }

    public JsonSerializerSettings SerializationSettings => BotJson.CreateSettings();

    public JsonSerializerSettings DeserializationSettings => BotJson.CreateSettings();

    public IConversations Conversations => conversations;

    public void Dispose()
    {
        // The HTTP client belongs to whoever made it, and its connections outlive a turn.
    }
}
