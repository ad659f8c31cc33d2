namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="SearchInvokeValue.Kind"/>.</summary>
public static class SearchInvokeTypes
{
    /// <summary>The value <c>search</c>.</summary>
    public const string Search = "search";

    /// <summary>The value <c>searchAnswer</c>.</summary>
    public const string SearchAnswer = "searchAnswer";

    /// <summary>The value <c>typeahead</c>.</summary>
    public const string Typeahead = "typeahead";
}
