using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where and how the bot asks for its access tokens.</summary>
internal sealed record LoginEndpoint(string Url, bool ValidateAuthority, IMsalHttpClientFactory Http);
