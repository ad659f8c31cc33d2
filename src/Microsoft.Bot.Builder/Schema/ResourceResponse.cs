using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The id a channel gave to what was sent.</summary>
public class ResourceResponse
{
    /// <summary>Creates an empty instance.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ResourceResponse(string id = default)
    {
        Id = id;
    }

    /// <summary>Gets or sets the id.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }
}
