using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Rest;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Bot.Channels.Outgoing;

/// <summary>
/// One connector for each service URL. The SDK makes one for each turn, which then finds out anew how activities become
/// JSON: that takes thirty times as long as an answer.
/// </summary>
internal sealed class ChannelConnectors(ConnectorFactory connectors) : ConnectorFactory
{
    /// <summary>Connectors kept; most channels have one address, Teams one for each tenant.</summary>
    private const int Most = 100;

    // Of the kind that the SDK gives each connector.
    private static readonly DefaultContractResolver Contracts = new();

    private readonly ConcurrentDictionary<(string ServiceUrl, string Audience), SharedConnector> _made = new();

    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        if (_made.TryGetValue((serviceUrl, audience), out var known))
        {
            return known;
        }

        var connector = await connectors.CreateAsync(serviceUrl, audience, cancellationToken);
        (connector.SerializationSettings.ContractResolver, connector.DeserializationSettings.ContractResolver) = (Contracts, Contracts);
        if (_made.Count >= Most)
        {
            // Turns go on with those that they have: a connector holds nothing open.
            _made.Clear();
        }

        return _made[(serviceUrl, audience)] = new SharedConnector(connector);
    }

    /// <summary>The connector, but for its end: each turn disposes of what it was given.</summary>
    private sealed class SharedConnector(IConnectorClient connector) : IConnectorClient
    {
        public Uri BaseUri { get => connector.BaseUri; set => connector.BaseUri = value; }
        public JsonSerializerSettings SerializationSettings => connector.SerializationSettings;
        public JsonSerializerSettings DeserializationSettings => connector.DeserializationSettings;
        public ServiceClientCredentials Credentials => connector.Credentials;
        public IAttachments Attachments => connector.Attachments;
        public IConversations Conversations => connector.Conversations;

        public void Dispose()
        {
        }
    }
}
