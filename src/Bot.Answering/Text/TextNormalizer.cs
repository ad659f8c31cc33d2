using System.Net;
using Lucene.Net.Analysis.Miscellaneous;

namespace Bot.Answering.Text;

/// <summary>
/// Brings a message to plain lower case: Unicode look-alikes, invisible characters, leetspeak, s p a c e d letters and
/// stretched words are undone, so that neither a careless nor a sly spelling gets past the safety rules.
/// </summary>
/// <remarks>Written out because the invariant globalisation mode, which spares the host the ICU library, does not normalise Unicode.</remarks>
internal static partial class TextNormalizer
{
    /// <summary>Characters read from the start of a message; no channel takes a text so long that something lies between start and end.</summary>
    public const int MaxHead = 48_000;

    public const int MaxTail = 16_000;

    /// <summary>Rounds after which what is still hidden stays so: nobody writes in so many layers, and each costs time.</summary>
    private const int MostRounds = 8;

    /// <summary>Stands for a picture or a control character until it is known whether it stands inside a word.</summary>
    private const char Intruder = '\u0001';

    private const string LeetDigits = "013457@$";
    private const string LeetLetters = "oieastas";

    private const string LookAlikes = "аеорсхуіјѕԁԛԝһтмквнгпιοαρντυκεηχβ";
    private const string LookedLike = "aeopcxyijsdqwhtmkbhrnioapvtukenxb";

    private static readonly string[] BlockTags = ["br", "p", "div", "li", "ul", "ol", "td", "tr", "hr", "h1", "h2", "h3"];

    private static readonly SearchValues<char> LeetDigitSet = SearchValues.Create(LeetDigits);
    private static readonly SearchValues<char> JoiningMarks = SearchValues.Create(".-_*|/");

    /// <summary>The message in plain lower case; of what is plain already nothing changes.</summary>
    /// <param name="message">Any text, well-formed or not.</param>
    public static string Normalize(string message)
    {
        // What one step brings to light another may look for: "h u rrr t s", "&amp;lt;". Hardly any message takes a second round.
        var text = Bounded(message);
        for (var round = 1; ; round++)
        {
            var folded = Fold(WithoutMarkup(text));
            var undone = Undo(folded);
            if (round == MostRounds || (undone == folded && folded.AsSpan().IndexOfAny('&', '<') < 0) || undone == text)
            {
                return undone;
            }

            text = undone;
        }
    }

    // Most messages need none of the steps; a look for the characters that call for one is far cheaper than it.
    private static string Undo(string text)
    {
        text = text.Contains(Intruder, StringComparison.Ordinal) ? WithoutIntruders(text) : text;
        text = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u036F') >= 0 && MixesScripts().IsMatch(text) ? Exchange(text, LookAlikes, LookedLike) : text;
        text = text.AsSpan().IndexOfAny(LeetDigitSet) >= 0 ? Leetspeak().Replace(text, FoldLeetspeak) : text;
        text = text.AsSpan().IndexOfAny(JoiningMarks) >= 0 ? JoinedByMarks().Replace(text, m => OnlyLetters(m.Value)) : text;
        text = HasSpacedLetters(text) ? JoinedBySpaces().Replace(text, m => OnlyLetters(m.Value)) : text;
        return HasStretchedLetter(text) ? StretchedLetter().Replace(text, "$1") : text;
    }

    /// <summary>
    /// A text of the knowledge in lower case, without diacritics: written with care and as long as it is, it needs
    /// nothing undone, and "CD40" in it is no leetspeak.
    /// </summary>
    public static string Plain(string text) => WithoutIntruders(Fold(text));

    /// <summary>The word as <see cref="Normalize"/> makes it of one with digits for letters; the word itself if it has none.</summary>
    public static string WithoutLeetspeak(string word) =>
        word.AsSpan().IndexOfAny(LeetDigitSet) >= 0 ? Leetspeak().Replace(word, FoldLeetspeak) : word;

    private static string Bounded(string message) =>
        message.Length <= MaxHead + MaxTail ? message : string.Concat(message.AsSpan(0, MaxHead), " ", message.AsSpan(message.Length - MaxTail));

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var ascii = new char[4];
        foreach (var rune in text.EnumerateRunes())
        {
            // Nearly all there is, and none of what follows.
            if (rune.Value is ' ' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                folded.Append(char.ToLowerInvariant((char)rune.Value));
                continue;
            }

            if (IsInvisible(rune))
            {
                continue;
            }

            if (IsIntruder(rune))
            {
                folded.Append(Intruder);
            }
            else if (rune.IsAscii)
            {
                folded.Append(Rune.IsControl(rune) ? ' ' : char.ToLowerInvariant((char)rune.Value));
            }
            else if (StyledLetter(rune.Value) is { } letter)
            {
                folded.Append(letter);
            }
            else if (!rune.IsBmp)
            {
                folded.Append(Rune.ToLowerInvariant(rune));
            }
            else
            {
                var length = ASCIIFoldingFilter.FoldToASCII([(char)rune.Value], 0, ascii, 0, 1);
                folded.Append(new string(ascii, 0, length).ToLowerInvariant());
            }
        }

        return folded.ToString();
    }

    // An apostrophe is dropped too: "can't", "cant" and "can’t" are one word.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or >= 0x0300 and <= 0x036F or >= 0xFE00 and <= 0xFE0F or 0x3164 or 0x034F
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    // A picture, or a control character that is no white space.
    private static bool IsIntruder(Rune rune) =>
        StyledLetter(rune.Value) is null
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol && !rune.IsAscii
            || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)));

    // Inside a word they are nothing, between words they part them.
    private static string WithoutIntruders(string text) => Intruders().Replace(IntrudersInWord().Replace(text, ""), " ");

    // Tags and entities as some pages and apps put them into what is typed; a tag inside a word is nothing.
    private static string WithoutMarkup(string text)
    {
        text = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return text.Contains('<', StringComparison.Ordinal)
            ? Tag().Replace(text, tag => BlockTags.Contains(tag.Groups["name"].Value.ToLowerInvariant(), StringComparer.Ordinal) ? " " : "")
            : text;
    }

    // U+1D400..U+1D6A3: thirteen alphabets of 52 letters in mathematical styles; U+1D7CE..U+1D7FF: five sets of digits; letters
    // in brackets (U+249C, U+1F110), in squares and circles (U+1F130, U+1F150, U+1F170), and those that flags are made of.
    private static char? StyledLetter(int value) => value switch
    {
        >= 0x1D400 and <= 0x1D6A3 => (char)('a' + ((value - 0x1D400) % 26)),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((value - 0x1D7CE) % 10)),
        >= 0x249C and <= 0x24B5 => (char)('a' + (value - 0x249C)),
        >= 0x1F110 and <= 0x1F129 => (char)('a' + (value - 0x1F110)),
        >= 0x1F130 and <= 0x1F149 => (char)('a' + (value - 0x1F130)),
        >= 0x1F150 and <= 0x1F169 => (char)('a' + (value - 0x1F150)),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + (value - 0x1F170)),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + (value - 0x1F1E6)),
        _ => null,
    };

    // Each letter of the one string becomes that at the same place of the other.
    private static string Exchange(string text, string from, string to) =>
        string.Create(text.Length, (text, from, to), static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var at = source.from.IndexOf(source.text[i], StringComparison.Ordinal);
                span[i] = at < 0 ? source.text[i] : source.to[at];
            }
        });

    private static string FoldLeetspeak(Match word)
    {
        // "2day", "10k" and "L4" are no leetspeak: it takes two letters, and a digit does not come first.
        var text = word.Value;
        var isLeetspeak = text.Count(char.IsAsciiLetter) >= 2 && !char.IsAsciiDigit(text[0]);
        return isLeetspeak ? Exchange(text, LeetDigits, LeetLetters) : text;
    }

    private static string OnlyLetters(string text) => string.Concat(text.Where(char.IsLetter));

    // Three letters with single spaces between them: "h u r".
    private static bool HasSpacedLetters(string text)
    {
        for (var i = 4; i < text.Length; i++)
        {
            if (text[i - 1] == ' ' && text[i - 3] == ' '
                && char.IsAsciiLetterLower(text[i]) && char.IsAsciiLetterLower(text[i - 2]) && char.IsAsciiLetterLower(text[i - 4]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasStretchedLetter(string text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (text[i] == text[i - 1] && text[i] == text[i - 2] && char.IsAsciiLetterLower(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"</?(?<name>[a-zA-Z][a-zA-Z0-9]{0,9})(\s+[a-zA-Z-]{1,20}\s*=\s*(""[^""<>]*""|'[^'<>]*'|[^\s<>""']+))*\s*/?>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<=\p{L})\u0001+(?=\p{L})", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex IntrudersInWord();

    [GeneratedRegex(@"\u0001+", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Intruders();

    [GeneratedRegex(@"[a-z][\u0370-\u04FF]|[\u0370-\u04FF][a-z]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex MixesScripts();

    [GeneratedRegex(@"(?<![^\s""(,])[a-z@$013457]{3,30}(?=[\s.,;:!?"")]|$)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Leetspeak();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z](?:[.\-_*|/][a-z]){2,40}(?![a-z0-9])", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex JoinedByMarks();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z](?: [a-z]){2,40}(?![a-z0-9])", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex JoinedBySpaces();

    [GeneratedRegex(@"([a-z])\1{2,}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex StretchedLetter();
}
