using System.Runtime.CompilerServices;

namespace Bot.Staff.Pages;

/// <summary>Markup; text gets into it by <see cref="Of"/> only, which makes it harmless.</summary>
internal readonly record struct Html(string Markup)
{
    /// <summary>What stands in the braces is written out as text, unless it is markup itself.</summary>
    public static Html Of(HtmlHandler markup) => new(markup.ToMarkup());
}

[InterpolatedStringHandler]
internal readonly struct HtmlHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string markup) => _markup.Append(markup);
    public void AppendFormatted(string? text) => _markup.Append(HtmlEncoder.Default.Encode(text ?? ""));
    public void AppendFormatted(Html part) => _markup.Append(part.Markup);
    public void AppendFormatted(IEnumerable<Html> parts) => _markup.AppendJoin("", parts.Select(part => part.Markup));
    public void AppendFormatted(long number) => _markup.Append(number.ToString("N0", CultureInfo.InvariantCulture));
    public void AppendFormatted(double number) => _markup.Append(number.ToString("0.###", CultureInfo.InvariantCulture));
    public void AppendFormatted(DateOnly day) => _markup.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public string ToMarkup() => _markup.ToString();
}
