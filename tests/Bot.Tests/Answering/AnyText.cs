using CsCheck;

namespace Bot.Tests.Answering;

/// <summary>Makes texts of all that messages are made of, and of what nobody would write.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "pain", "sore all over", "aching", "the next day", "running", "e.g.", "3.5", "10,000", "a.m.", "a:b", "x_y", "7:30", "h u r t", "p-a-i-n", "p@in", "n3ck", "w0rd", "sooo",
        "don't", "don\u2019t", "na\u00efve", "e\u0301", "\u0448\u0435\u044f", "\u0430", "\u0440\u0430in", "\u6211", "\U0001D429\U0001D41A", "\uFF50\uFF41", "\uFDFA", "\U0001F64F\U0001F3FD", "\u249C", "\u212A", "\u0130",
        "&", "&amp;", "amp;", "&lt;", "lt;", "&#38;", "#38;", "<", ">", "<b>", "</b>", "<br/>", "<img src=x>", "\"", "(", "\\", "*", "?", "~", "{", "}",
        "\u202E", "\u200B", "\u0000", "\u0001", "\uFEFF", "\uD800", "\uDC00", "\r\n", "\t", "\n", " ", "  ", "", ".", ",", "-", "_", "|", "/", "0", "1", "@", "$",
    ];

    /// <summary>Up to sixty pieces, single characters of any kind, and letters repeated or spaced.</summary>
    public static Gen<string> Gen { get; } =
        CsCheck.Gen.OneOf<string>(
            CsCheck.Gen.OneOf(Pieces),
            CsCheck.Gen.OneOf(Pieces).Select(piece => $" {piece} "),
            CsCheck.Gen.Char.Select(character => character.ToString()),
            CsCheck.Gen.Select(CsCheck.Gen.Char['a', 'e'], CsCheck.Gen.Int[1, 4], (letter, count) => new string(letter, count)),
            CsCheck.Gen.Char['a', 'e'].Select(letter => $" {letter}"))
        .Array[0, 60].Select(string.Concat<string>);
}
