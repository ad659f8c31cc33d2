using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>A client of the Bot Connector REST API v3 at one service URL.</summary>
public interface IConnectorClient : IDisposable
{
    /// <summary>The service URL of the channel.</summary>
    Uri BaseUri { get; set; }

    /// <summary>How request bodies are written.</summary>
    JsonSerializerSettings SerializationSettings { get; }

    /// <summary>How response bodies are read.</summary>
    JsonSerializerSettings DeserializationSettings { get; }

    /// <summary>The conversation routes; called through <see cref="ConversationsExtensions"/>.</summary>
    IConversations Conversations { get; }
}
