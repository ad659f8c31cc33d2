namespace Bot.Answering.Knowledge;

/// <summary>Reads the small part of Markdown that knowledge files are written in: headings, paragraphs, bullets, quotes.</summary>
internal static partial class MarkdownReader
{
    /// <summary>Bytes; far above any file a person edits, far below what would slow the start.</summary>
    public const int MaxFileSize = 1024 * 1024;

    /// <summary>Marks that begin a list item with or without a space, as word processors write them.</summary>
    private const string Bullets = "\u2022\u2023\u2043\u25AA\u25CF\u25E6\u00B7\u2013\u2014";

    /// <summary>Reads one file.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="path">What it is called.</param>
    public static ReadFile Read(string fullPath, string path)
    {
        var problems = new ProblemList();
        var bytes = Bytes(fullPath, path, problems);
        return new ReadFile(bytes is not null && Decode(bytes, path, problems) is { } text ? Parse(text, path, problems) : null, bytes is null ? null : SHA256.HashData(bytes), problems);
    }

    public static KnowledgeFile Parse(string text, string path, ProblemList problems)
    {
        var lines = new TextLines(text);
        var frontMatter = FrontMatter.Read(lines, path, problems, out var bodyStart);
        var sections = new List<MarkdownSection>();
        var trail = new Stack<MarkdownSection>();
        for (var i = bodyStart; i < lines.Count;)
        {
            CheckMarkup(lines[i], path, i + 1, problems);
            if (lines[i].StartsWith('#') && HeadingLine().Match(lines[i].ToString()) is { Success: true } heading)
            {
                Open(Heading(heading, i + 1), sections, trail);
                i++;
            }
            else if (lines[i].IsWhiteSpace())
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

    private static byte[]? Bytes(string fullPath, string path, ProblemList problems)
    {
        try
        {
            // Of what a link leads to, not of the link.
            using var file = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length <= MaxFileSize)
            {
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return bytes;
            }

            problems.Add(path, 0, $"The file has {file.Length:N0} bytes; at most {MaxFileSize:N0} are read.", "Split it into several files.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, 0, "The file cannot be read.", "Give the user that the bot runs as the right to read it, or take it out of the folder.");
        }

        return null;
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

    private static MarkdownBlock Block(TextLines lines, ref int i, string path, ProblemList problems)
    {
        var line = i + 1;
        var kind = KindOf(lines[i]);
        var text = Content(lines[i], kind).ToString();
        StringBuilder? whole = null;
        for (i++; i < lines.Count && Continues(lines[i], kind); i++)
        {
            CheckMarkup(lines[i], path, i + 1, problems);
            whole = (whole ?? new StringBuilder(text)).Append(kind == MarkdownBlockKind.Quote ? '\n' : ' ').Append(Content(lines[i], kind));
        }

        return new MarkdownBlock(kind, whole is null ? text : whole.ToString().Trim(), line);
    }

    private static MarkdownBlockKind KindOf(ReadOnlySpan<char> line) => line switch
    {
        _ when line.StartsWith('>') => MarkdownBlockKind.Quote,
        _ when ItemStart(line) > 0 => MarkdownBlockKind.Bullet,
        _ => MarkdownBlockKind.Paragraph,
    };

    private static bool Continues(ReadOnlySpan<char> line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line.StartsWith('>'),
        MarkdownBlockKind.Bullet => line.StartsWith("  ") && !line.IsWhiteSpace() && ItemStart(line) == 0,
        _ => !line.IsWhiteSpace() && KindOf(line) == MarkdownBlockKind.Paragraph && !(line.StartsWith('#') && HeadingLine().IsMatch(line)),
    };

    private static ReadOnlySpan<char> Content(ReadOnlySpan<char> line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line[1..].Trim(),
        MarkdownBlockKind.Bullet => line[ItemStart(line)..].Trim(),
        _ => line.Trim(),
    };

    /// <summary>Where the words of a list item begin; 0 when the line begins none. Any mark, indent and kind of space will do.</summary>
    private static int ItemStart(ReadOnlySpan<char> line)
    {
        var item = line.TrimStart();
        var isItem = item switch
        {
            [] => false,
            ['-' or '*' or '+', .. var rest] => rest.Length > 0 && char.IsWhiteSpace(rest[0]),
            [var mark, ..] => Bullets.Contains(mark, StringComparison.Ordinal),
        };
        return isItem ? line.Length - item.Length + 1 : 0;
    }

    private static void CheckMarkup(ReadOnlySpan<char> line, string path, int number, ProblemList problems)
    {
        // Nearly every line is plain, and there are many.
        if (line.Contains('<') && HtmlTag().IsMatch(line))
        {
            problems.Add(path, number, "The line holds raw HTML.", "Write plain Markdown; take the tag out.");
        }

        if (line.Length > 0 && NotRead(line) is var (what, remedy))
        {
            problems.Add(path, number, what, remedy);
        }

        if (line.IndexOf("](") < 0)
        {
            return;
        }

        foreach (var target in LinkTarget().Matches(line.ToString()).Select(m => m.Groups["target"].Value))
        {
            if (!target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(path, number, $"The link '{target}' is neither https: nor tel:.", "Use an https: address or a tel: number.");
            }
        }
    }

    // What other programs read as Markdown and this one does not would be shown as it stands, or vanish.
    private static (string What, string Remedy)? NotRead(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text switch
        {
            ['|', ..] => ("The line belongs to a table.", "Write a list or sentences: a chat shows no tables."),
            [('-' or '*' or '+'), .. var rest] when rest.Trim().IsEmpty => ("The list item is empty.", "Write what it is to say, or take it out."),
            ['-', not '-' and not ' ', ..] when !char.IsWhiteSpace(text[1]) => ("A dash without a space begins no list item.", "Put a space after the dash."),
            [>= '0' and <= '9', ..] when NumberedItem().IsMatch(text) => ("Numbered lists are not read.", "Begin each item with '- '."),
            _ when text.Contains('\\') && Escape().IsMatch(text) => ("Nothing is escaped here: the backslash would be shown.", "Take the backslash out, or write it in other words."),
            _ => null,
        };
    }

    [GeneratedRegex(@"^[0-9]{1,3}[.)]\s", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex NumberedItem();

    [GeneratedRegex(@"\\[*_#\[\](){}.!|>`~+-]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<title>.*?)\s*(\{#(?<id>[^}]*)\})?\s*$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"<[/!?]?[a-zA-Z]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"\]\(\s*(?<target>[^)\s]*)", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LinkTarget();
}
