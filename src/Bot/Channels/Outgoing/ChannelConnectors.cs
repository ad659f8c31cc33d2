using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json.Serialization;

namespace Bot.Channels.Outgoing;

/// <summary>
/// The SDK's connectors, which are made for each turn and end with it, with the JSON contracts of activities in common:
/// each connector would find out about them anew, which takes thirty times as long as an answer.
/// </summary>
internal sealed class ChannelConnectors(ConnectorFactory connectors) : ConnectorFactory
{
    // Of the kind that the SDK gives each connector.
    private static readonly DefaultContractResolver Contracts = new();

    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        var connector = await connectors.CreateAsync(serviceUrl, audience, cancellationToken);
        (connector.SerializationSettings.ContractResolver, connector.DeserializationSettings.ContractResolver) = (Contracts, Contracts);
        return connector;
    }
}
