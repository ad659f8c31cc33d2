namespace Bot.Channels.Outgoing;

/// <summary>A host's name, or a star before one that stands for all names under it.</summary>
internal static class HostPattern
{
    private const string Star = "*.";

    /// <summary>True for a name, and for a star before a name of at least two parts.</summary>
    public static bool IsValid(string pattern)
    {
        var name = pattern.StartsWith(Star, StringComparison.Ordinal) ? pattern[Star.Length..] : pattern;
        return Uri.CheckHostName(name) == UriHostNameType.Dns
            && !name.EndsWith('.')
            && (name.Length == pattern.Length || name.Contains('.', StringComparison.Ordinal));
    }

    public static bool Matches(string pattern, string host) => pattern.StartsWith(Star, StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
