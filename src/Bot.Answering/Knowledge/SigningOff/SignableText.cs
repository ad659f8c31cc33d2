using System.Security.Cryptography;
using System.Text;

namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>A text that a clinician signs off: a passage, a reply, or how a kind of danger is recognised.</summary>
/// <param name="Name">Its kind and id, such as <c>passage/sore-afterwards</c>.</param>
/// <param name="Parts">What is signed, each part with its name.</param>
/// <param name="IsShown">Visitors read it, so that the last signed wording can stand in for an edited one. A kind of danger goes on being recognised as it is written.</param>
public sealed record SignableText(string Name, IReadOnlyList<(string Name, string Text)> Parts, bool IsShown = true)
{
    private const string Mark = "## ";

    /// <summary>The parts as one text, below headings, which no part can hold.</summary>
    public string Text { get; } = string.Join("\n\n", Parts.Where(part => part.Text.Length > 0).Select(part => $"{Mark}{part.Name}\n\n{part.Text}")) + "\n";

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public string Hash => HashOf(Text);

    /// <summary>SHA-256 of a text, in hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The parts of a text by name.</summary>
    public static IReadOnlyDictionary<string, string> PartsOf(string text) => $"\n{text}".Split($"\n{Mark}").Skip(1)
        .Select(part => part.Split('\n', 2))
        .ToDictionary(part => part[0], part => part[1].Trim('\n'), StringComparer.Ordinal);
}
