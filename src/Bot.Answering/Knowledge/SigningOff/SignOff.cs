using System.Globalization;

namespace Bot.Answering.Knowledge.SigningOff;

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
