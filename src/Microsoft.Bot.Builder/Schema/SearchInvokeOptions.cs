using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The part of the results that a search asks for.</summary>
public class SearchInvokeOptions
{
    /// <summary>Creates an empty instance.</summary>
    public SearchInvokeOptions()
    {
    }

    /// <summary>Gets or sets how many results to pass over.</summary>
    [JsonProperty(PropertyName = "skip")]
    public int Skip { get; set; }

    /// <summary>Gets or sets how many results to give.</summary>
    [JsonProperty(PropertyName = "top")]
    public int Top { get; set; }
}
