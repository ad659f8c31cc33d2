using System.Net;

namespace Bot.Channels.Outgoing;

/// <summary>Resolves a host's name.</summary>
internal delegate Task<IPAddress[]> AddressLookup(string host, CancellationToken cancellationToken);
