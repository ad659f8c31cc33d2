namespace Bot.Staff.Pages;

/// <summary>Markup; text gets into it by <see cref="Of"/> only, which makes it harmless.</summary>
internal readonly record struct Html(string Markup)
{
    /// <summary>What stands in the braces is written out as text, unless it is markup itself.</summary>
    public static Html Of(HtmlHandler markup) => new(markup.ToMarkup());
}
