using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The value of an invoke that asks for a search.</summary>
public class SearchInvokeValue
{
    /// <summary>Creates an empty instance.</summary>
    public SearchInvokeValue()
    {
    }

    /// <summary>Gets or sets the kind of search, one of <see cref="SearchInvokeTypes"/>.</summary>
    [JsonProperty(PropertyName = "kind")]
    public string Kind { get; set; }

    /// <summary>Gets or sets what to search for.</summary>
    [JsonProperty(PropertyName = "queryText")]
    public string QueryText { get; set; }

    /// <summary>Gets or sets the part of the results to give.</summary>
    [JsonProperty(PropertyName = "queryOptions")]
    public SearchInvokeOptions QueryOptions { get; set; }

    /// <summary>Gets or sets what the channel says about the search.</summary>
    [JsonProperty(PropertyName = "context")]
    public object Context { get; set; }
}
