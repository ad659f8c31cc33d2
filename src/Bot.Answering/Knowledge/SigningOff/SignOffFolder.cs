namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>Signatures, in <c>sign-off.md</c>, and what was signed, in <c>signed/</c>: one file for each text, named by its hash.</summary>
internal sealed class SignOffFolder(string folder)
{
    public const string FileName = "sign-off.md";

    private const string Wordings = "signed";

    private const string Head = """
        ---
        id: sign-off
        title: Clinical sign-off
        source: bot sign
        edited: {date}
        clinical-sign-off: below
        ---

        One line for each text: name, reviewer, role, date, SHA-256 of what was signed, which is kept in signed/. Written by
        `bot sign`; a line that is edited by hand holds no longer.

        ## Signed
        """;

    private string FilePath => Path.Combine(folder, FileName);

    public bool Exists => File.Exists(FilePath);

    /// <summary>What the signatures make of the knowledge, for its fingerprint.</summary>
    public byte[] Bytes => Exists ? File.ReadAllBytes(FilePath) : [];

    /// <summary>The signatures by name of the text.</summary>
    public IReadOnlyDictionary<string, SignOff> Read(ProblemList problems)
    {
        var signatures = new Dictionary<string, SignOff>(StringComparer.Ordinal);
        var lines = Exists ? File.ReadAllLines(FilePath) : [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("- ", StringComparison.Ordinal))
            {
                continue;
            }

            if (SignOff.Read(lines[i][2..]) is not { } signature)
            {
                problems.Add(new Place(FileName, i + 1), "The line is no signature.", "Take it out and sign the text again with 'bot sign'.");
            }
            else if (!signatures.TryAdd(signature.Name, signature))
            {
                problems.Add(new Place(FileName, i + 1), $"'{signature.Name}' is signed twice.", "Keep the later of the two lines.");
            }
        }

        return signatures;
    }

    /// <summary>What was signed, by its parts; null when the file is missing or was changed since.</summary>
    public IReadOnlyDictionary<string, string>? Wording(SignOff signature)
    {
        var path = Path.Combine(folder, Wordings, signature.Hash + ".md");
        return File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") is var text && SignableText.HashOf(text) == signature.Hash
            ? SignableText.PartsOf(text)
            : null;
    }

    /// <summary>Keeps the signatures and what was signed; what no signature speaks of any more goes.</summary>
    public void Write(IReadOnlyCollection<SignOff> signatures, IEnumerable<SignableText> signed, DateOnly today)
    {
        var wordings = Directory.CreateDirectory(Path.Combine(folder, Wordings)).FullName;
        foreach (var text in signed.Where(text => text.IsShown))
        {
            File.WriteAllText(Path.Combine(wordings, text.Hash + ".md"), text.Text);
        }

        // The signatures come last: none speaks of a text that is not there.
        var head = Head.Replace("{date}", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var unfinished = FilePath + ".tmp";
        File.WriteAllText(unfinished, $"{head}\n\n{string.Concat(signatures.OrderBy(signature => signature.Name, StringComparer.Ordinal).Select(signature => $"{signature}\n"))}");
        File.Move(unfinished, FilePath, overwrite: true);
        var kept = signatures.Select(signature => signature.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(wordings, "*.md").Where(path => !kept.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            File.Delete(path);
        }
    }
}
