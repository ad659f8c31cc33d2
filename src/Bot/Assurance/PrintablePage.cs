namespace Bot.Assurance;

/// <summary>Makes one HTML page, which prints well and needs nothing else, of what <see cref="MarkdownText"/> writes.</summary>
internal static partial class PrintablePage
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        h2{break-after:avoid;border-bottom:1px solid #767676}h3{break-after:avoid}tr{break-inside:avoid}
        @media print{body{font-size:10pt;max-width:none;margin:0}}
        """;

    public static string Render(string markdown, string title)
    {
        var body = string.Concat(markdown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => Block(block.Trim('\n')) + "\n"));
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head>
            <body><main>
            {body}</main></body>
            </html>
            """;
    }

    private static string Block(string block)
    {
        var lines = block.Split('\n');
        var level = block.TakeWhile(c => c == '#').Count();
        return level > 0 ? $"<h{level}>{Inline(block[level..].Trim())}</h{level}>"
            : block.StartsWith("- ", StringComparison.Ordinal) ? $"<ul>{string.Concat(lines.Select(line => $"<li>{Inline(line[2..])}</li>"))}</ul>"
            : block.StartsWith("| ", StringComparison.Ordinal) ? $"<table><thead>{Row(lines[0], "th")}</thead><tbody>{string.Concat(lines.Skip(2).Select(line => Row(line, "td")))}</tbody></table>"
            : $"<p>{Inline(block)}</p>";
    }

    private static string Row(string line, string cell) =>
        $"<tr>{string.Concat(line[2..^2].Split(" | ").Select(text => $"<{cell}>{Inline(text.Replace("\\|", "|", StringComparison.Ordinal))}</{cell}>"))}</tr>";

    private static string Inline(string text) => Code().Replace(WebUtility.HtmlEncode(text), "<code>$1</code>");

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
