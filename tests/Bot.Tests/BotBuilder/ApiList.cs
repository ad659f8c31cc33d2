namespace Bot.Tests.BotBuilder;

/// <summary>The committed list of the SDK's public and protected signatures: assembly, type, kind, member.</summary>
internal sealed class ApiList
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    public ApiList(string path)
    {
        foreach (var columns in File.ReadLines(path).Skip(1).Select(line => line.Split('\t')))
        {
            var (type, kind, member) = (columns[1], columns[2], columns[3]);
            _members.Add($"{type}\t{kind}\t{member}");
            if (kind.EndsWith("class", StringComparison.Ordinal) || kind == "interface")
            {
                _types[$"{type}\t{kind}"] = member;
            }
        }
    }

    /// <summary>Whether the SDK has the line; a type may leave out bases of the SDK's, never add one.</summary>
    public bool Has(string line)
    {
        if (_members.Contains(line))
        {
            return true;
        }

        var columns = line.Split('\t');
        return _types.TryGetValue($"{columns[0]}\t{columns[1]}", out var bases) && Bases(columns[2]).All(Bases(bases).Contains);
    }

    private static HashSet<string> Bases(string declaration) =>
        [.. declaration.TrimStart(':', ' ').Split(", ", StringSplitOptions.RemoveEmptyEntries)];
}
