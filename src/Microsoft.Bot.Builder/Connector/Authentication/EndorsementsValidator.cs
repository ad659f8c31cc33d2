namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Checks that a signing key is endorsed for a channel.</summary>
public static class EndorsementsValidator
{
    /// <summary>True when the key's endorsements contain the expected one, or none is expected.</summary>
    public static bool Validate(string expectedEndorsement, HashSet<string> endorsements)
    {
        ArgumentNullException.ThrowIfNull(endorsements);

        return string.IsNullOrWhiteSpace(expectedEndorsement) || endorsements.Contains(expectedEndorsement);
    }
}
