using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A public key of an issuer, and the channels for which it may sign.</summary>
internal sealed record SigningKey(SecurityKey Key, HashSet<string> Endorsements);
