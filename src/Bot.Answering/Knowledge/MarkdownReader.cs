using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Answering.Knowledge;

/// <summary>Reads the small part of Markdown that knowledge files are written in: headings, paragraphs, bullets, quotes.</summary>
internal static partial class MarkdownReader
{
    /// <summary>Bytes; far above any file a person edits, far below what would slow the start.</summary>
    public const int MaxFileSize = 1024 * 1024;

    /// <summary>Reads one file; reports what is wrong and returns null when there is nothing to go on with.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="path">What it is called.</param>
    /// <param name="problems">Where to report.</param>
    /// <param name="hash">Takes the name and the bytes.</param>
    public static KnowledgeFile? Read(string fullPath, string path, ProblemList problems, IncrementalHash hash)
    {
        var size = new FileInfo(fullPath).Length;
        if (size > MaxFileSize)
        {
            problems.Add(path, 0, $"The file has {size:N0} bytes; at most {MaxFileSize:N0} are read.", "Split it into several files.");
            return null;
        }

        var bytes = File.ReadAllBytes(fullPath);
        hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
        hash.AppendData(bytes);
        return Decode(bytes, path, problems) is { } text ? Parse(text, path, problems) : null;
    }

    public static KnowledgeFile Parse(string text, string path, ProblemList problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var frontMatter = FrontMatter.Read(lines, path, problems, out var bodyStart);
        var sections = new List<MarkdownSection>();
        var trail = new Stack<MarkdownSection>();
        for (var i = bodyStart; i < lines.Length;)
        {
            CheckMarkup(lines[i], path, i + 1, problems);
            if (lines[i].StartsWith('#') && HeadingLine().Match(lines[i]) is { Success: true } heading)
            {
                Open(Heading(heading, i + 1), sections, trail);
                i++;
            }
            else if (lines[i].AsSpan().Trim().IsEmpty)
            {
                i++;
            }
            else
            {
                var block = Block(lines, ref i, path, problems);
                if (trail.TryPeek(out var section))
                {
                    section.Blocks.Add(block);
                }
            }
        }

        return new KnowledgeFile(path, frontMatter, sections);
    }

    private static string? Decode(byte[] bytes, string path, ProblemList problems)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            problems.Add(path, line, "The file is not valid UTF-8 here.", "Save it with the encoding UTF-8.");
            return null;
        }
    }

    private static MarkdownSection Heading(Match match, int line)
    {
        var id = match.Groups["id"];
        return new MarkdownSection(match.Groups["marks"].Length, match.Groups["title"].Value.Trim(), id.Success ? id.Value : null, line);
    }

    private static void Open(MarkdownSection section, List<MarkdownSection> roots, Stack<MarkdownSection> trail)
    {
        while (trail.TryPeek(out var open) && open.Level >= section.Level)
        {
            trail.Pop();
        }

        (trail.TryPeek(out var parent) ? parent.Subsections : roots).Add(section);
        trail.Push(section);
    }

    private static MarkdownBlock Block(string[] lines, ref int i, string path, ProblemList problems)
    {
        var line = i + 1;
        var kind = KindOf(lines[i]);
        var parts = new List<string> { Content(lines[i], kind) };
        for (i++; i < lines.Length && Continues(lines[i], kind); i++)
        {
            CheckMarkup(lines[i], path, i + 1, problems);
            parts.Add(Content(lines[i], kind));
        }

        return new MarkdownBlock(kind, string.Join(kind == MarkdownBlockKind.Quote ? "\n" : " ", parts).Trim(), line);
    }

    private static MarkdownBlockKind KindOf(string line) => line switch
    {
        _ when line.StartsWith('>') => MarkdownBlockKind.Quote,
        _ when line.StartsWith("- ", StringComparison.Ordinal) => MarkdownBlockKind.Bullet,
        _ => MarkdownBlockKind.Paragraph,
    };

    private static bool Continues(string line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line.StartsWith('>'),
        MarkdownBlockKind.Bullet => line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0,
        _ => line.Trim().Length > 0 && KindOf(line) == MarkdownBlockKind.Paragraph && !(line.StartsWith('#') && HeadingLine().IsMatch(line)),
    };

    private static string Content(string line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line[1..].Trim(),
        MarkdownBlockKind.Bullet => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..].Trim() : line.Trim(),
        _ => line.Trim(),
    };

    private static void CheckMarkup(string line, string path, int number, ProblemList problems)
    {
        // Nearly every line is plain, and there are many.
        if (line.Contains('<', StringComparison.Ordinal) && HtmlTag().IsMatch(line))
        {
            problems.Add(path, number, "The line holds raw HTML.", "Write plain Markdown; take the tag out.");
        }

        if (!line.Contains("](", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var target in LinkTarget().Matches(line).Select(m => m.Groups["target"].Value))
        {
            if (!target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(path, number, $"The link '{target}' is neither https: nor tel:.", "Use an https: address or a tel: number.");
            }
        }
    }

    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<title>.*?)\s*(\{#(?<id>[^}]*)\})?\s*$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"<[/!?]?[a-zA-Z]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"\]\(\s*(?<target>[^)\s]*)", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LinkTarget();
}
