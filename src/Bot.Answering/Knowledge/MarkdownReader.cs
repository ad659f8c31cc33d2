namespace Bot.Answering.Knowledge;

/// <summary>Reads the small part of Markdown that knowledge files are written in: headings, paragraphs, bullets, quotes.</summary>
internal static partial class MarkdownReader
{
    /// <summary>Bytes; far above any file a person edits, far below what would slow the start.</summary>
    public const int MaxFileSize = 1024 * 1024;

    /// <summary>Marks that begin a list item with or without a space, as word processors write them.</summary>
    private const string Bullets = "\u2022\u2023\u2043\u25AA\u25CF\u25E6\u00B7\u2013\u2014";

    public static ReadFile Read(string fullPath, string path)
    {
        var problems = new ProblemList();
        try
        {
            // Of what a link leads to, not of the link.
            using var file = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length <= MaxFileSize)
            {
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return new ReadFile(Decode(bytes, path, problems) is { } text ? Parse(text, path, problems) : null, SHA256.HashData(bytes), problems);
            }

            problems.Add(path, $"The file has {file.Length:N0} bytes; at most {MaxFileSize:N0} are read.", "Split it into several files.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, "The file cannot be read.", "Give the user that the bot runs as the right to read it, or take it out of the folder.");
        }

        return new ReadFile(null, null, problems);
    }

    private static KnowledgeFile Parse(string text, string path, ProblemList problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var file = new KnowledgeFile(path, FrontMatter.Read(lines, path, problems, out var bodyStart));
        var trail = new Stack<MarkdownSection>();
        for (var i = bodyStart; i < lines.Length;)
        {
            var at = new Place(path, i + 1);
            CheckMarkup(lines[i], at, problems);
            if (lines[i].StartsWith('#') && HeadingLine().Match(lines[i]) is { Success: true } heading)
            {
                var id = heading.Groups["id"];
                Open(new MarkdownSection(file, heading.Groups["marks"].Length, heading.Groups["title"].Value.Trim(), id.Success ? id.Value : null, at), trail);
                i++;
            }
            else if (string.IsNullOrWhiteSpace(lines[i]))
            {
                i++;
            }
            else
            {
                var block = Block(lines, ref i, at, problems);
                if (trail.TryPeek(out var section))
                {
                    section.Blocks.Add(block);
                }
            }
        }

        return file;
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
            problems.Add(new Place(path, line), "The file is not valid UTF-8 here.", "Save it with the encoding UTF-8.");
            return null;
        }
    }

    private static void Open(MarkdownSection section, Stack<MarkdownSection> trail)
    {
        while (trail.TryPeek(out var open) && open.Level >= section.Level)
        {
            trail.Pop();
        }

        (trail.TryPeek(out var parent) ? parent.Subsections : section.File.Sections).Add(section);
        trail.Push(section);
    }

    private static MarkdownBlock Block(string[] lines, ref int i, Place at, ProblemList problems)
    {
        var kind = KindOf(lines[i]);
        var text = Content(lines[i], kind);
        StringBuilder? whole = null;
        for (i++; i < lines.Length && Continues(lines[i], kind); i++)
        {
            CheckMarkup(lines[i], at with { Line = i + 1 }, problems);
            whole = (whole ?? new StringBuilder(text)).Append(kind == MarkdownBlockKind.Quote ? '\n' : ' ').Append(Content(lines[i], kind));
        }

        return new MarkdownBlock(kind, whole is null ? text : whole.ToString().Trim(), at);
    }

    private static MarkdownBlockKind KindOf(string line) =>
        line.StartsWith('>') ? MarkdownBlockKind.Quote : ItemStart(line) > 0 ? MarkdownBlockKind.Bullet : MarkdownBlockKind.Paragraph;

    private static bool Continues(string line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line.StartsWith('>'),
        MarkdownBlockKind.Bullet => line.StartsWith("  ", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(line) && ItemStart(line) == 0,
        _ => !string.IsNullOrWhiteSpace(line) && KindOf(line) == MarkdownBlockKind.Paragraph && !(line.StartsWith('#') && HeadingLine().IsMatch(line)),
    };

    private static string Content(string line, MarkdownBlockKind kind) => kind switch
    {
        MarkdownBlockKind.Quote => line[1..].Trim(),
        MarkdownBlockKind.Bullet => line[ItemStart(line)..].Trim(),
        _ => line.Trim(),
    };

    // Where the words of a list item begin; 0 when the line begins none. Any mark, indent and kind of space will do.
    private static int ItemStart(string line)
    {
        var item = line.AsSpan().TrimStart();
        var isItem = item switch
        {
            [] => false,
            ['-' or '*' or '+', .. var rest] => rest.Length > 0 && char.IsWhiteSpace(rest[0]),
            [var mark, ..] => Bullets.Contains(mark, StringComparison.Ordinal),
        };
        return isItem ? line.Length - item.Length + 1 : 0;
    }

    private static void CheckMarkup(string line, Place at, ProblemList problems)
    {
        // Nearly every line is plain, and there are many.
        if (line.Contains('<') && HtmlTag().IsMatch(line))
        {
            problems.Add(at, "The line holds raw HTML.", "Write plain Markdown; take the tag out.");
        }

        if (NotRead(line) is var (what, remedy))
        {
            problems.Add(at, what, remedy);
        }

        if (!line.Contains("](", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var target in LinkTarget().Matches(line).Select(m => m.Groups["target"].Value))
        {
            problems.AddIf(
                !target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase),
                at, $"The link '{target}' is neither https: nor tel:.", "Use an https: address or a tel: number.");
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
