namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>claims.md</c>: the numbered claims of the source, grouped by where they stand in it.</summary>
internal static partial class ClaimReader
{
    public const string FileName = "claims.md";

    public static IReadOnlyDictionary<string, Claim> Read(FolderReader reader)
    {
        var claims = new Dictionary<string, Claim>(StringComparer.Ordinal);
        if (reader.File(FileName) is not { } file)
        {
            return claims;
        }

        foreach (var section in file.Sections)
        {
            foreach (var bullet in section.Bullets)
            {
                var match = Line().Match(bullet.Text);
                if (!match.Success)
                {
                    reader.Problems.Add(file.Path, bullet.Line, "The line is not a claim.", "Write it as '- C16: what it claims' or '- C09 (note required): what it claims'.");
                    continue;
                }

                var id = match.Groups["id"].Value;
                reader.Unique("claim", id, file, bullet.Line);
                claims[id] = new Claim(id, section.Title, match.Groups["note"].Success);
            }
        }

        reader.Problems.AddIf(claims.Count == 0, file.Path, 0, "The file names no claim.", "List the source's claims as '- C01: ...' below a heading for each part of it.");

        return claims;
    }

    [GeneratedRegex(@"^(?<id>C\d\d+)(?<note> \(note required\))?: \S", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Line();
}

/// <summary>A numbered claim of the source article.</summary>
/// <param name="Id">Such as <c>C16</c>.</param>
/// <param name="Section">Where in the source it stands, such as <c>Paragraph 5</c>.</param>
/// <param name="NoteRequired">A passage that restates it must carry an editor's note.</param>
public sealed record Claim(string Id, string Section, bool NoteRequired);
