namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>What of the knowledge is signed off, and what waits for it.</summary>
/// <param name="Holding">Signatures that hold: the text is the one that was signed.</param>
/// <param name="Edited">Names of texts that were signed in another wording.</param>
/// <param name="Missing">Names of texts that nobody has signed.</param>
/// <param name="IsRequired">Visitors are shown signed texts only.</param>
public sealed record SignOffState(IReadOnlyList<SignOff> Holding, IReadOnlyList<string> Edited, IReadOnlyList<string> Missing, bool IsRequired)
{
    /// <summary>Names of all that waits.</summary>
    public IEnumerable<string> Waiting => Edited.Concat(Missing);

    /// <summary>Who has signed how much, for visitors who ask.</summary>
    public string Summary
    {
        get
        {
            var reviewers = Holding.Select(signature => $"{signature.Reviewer}, {signature.Role}").Distinct().ToList();
            var all = Holding.Count + Edited.Count + Missing.Count;
            return reviewers.Count == 0 ? "none" : string.Join("; ", reviewers) + (Holding.Count == all ? "" : $" ({Holding.Count} of {all} texts)");
        }
    }

    internal static SignOffState Compare(IEnumerable<SignableText> all, IReadOnlyDictionary<string, SignOff> signatures, bool isRequired)
    {
        // By whether the text is the one that was signed; null for one that nobody has signed.
        var texts = all.ToLookup(text => signatures.TryGetValue(text.Name, out var signature) ? signature.Hash == text.Hash : (bool?)null);
        return new SignOffState(
            [.. texts[true].Select(text => signatures[text.Name])], [.. texts[false].Select(text => text.Name)], [.. texts[null].Select(text => text.Name)], isRequired);
    }
}

/// <summary>Who has signed off which text, and when: a line of <c>sign-off.md</c>.</summary>
/// <param name="Name">Of the text.</param>
/// <param name="Reviewer">A clinician.</param>
/// <param name="Role">What makes the reviewer one.</param>
/// <param name="Date">Of the signature.</param>
/// <param name="Hash">Of the text that was signed.</param>
public sealed record SignOff(string Name, string Reviewer, string Role, DateOnly Date, string Hash)
{
    private const string Separator = " | ";

    /// <summary>Whether a name or role can stand in a line.</summary>
    public static bool CanHold(string text) => !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny("|\n\r<");

    public override string ToString() =>
        string.Join(Separator, $"- {Name}", Reviewer, Role, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Hash);

    /// <summary>The signature of a line without its bullet; null when it is none.</summary>
    internal static SignOff? Read(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries) is [var name, var reviewer, var role, var date, { Length: 64 } hash]
        && hash.All(char.IsAsciiHexDigitLower)
        && name.Length > 0 && reviewer.Length > 0 && role.Length > 0
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new SignOff(name, reviewer, role, day, hash)
            : null;
}
