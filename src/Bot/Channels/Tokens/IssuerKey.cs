using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Channels.Tokens;

/// <summary>A public key of an issuer, and the channels for which it stands.</summary>
internal sealed record IssuerKey(SecurityKey Key, FrozenSet<string> Endorsements);
