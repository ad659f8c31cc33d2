namespace Bot.Web;

/// <summary>A page with places such as <c>{{title}}</c> for texts; a text can add no markup and no further places.</summary>
internal sealed partial class PageTemplate(string text)
{
    public string Fill(IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, place => HtmlEncoder.Default.Encode(values[place.Groups[1].Value]));

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
