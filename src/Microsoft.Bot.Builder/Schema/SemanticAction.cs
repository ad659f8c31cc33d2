using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A programmatic action that comes with an activity.</summary>
public class SemanticAction
{
    /// <summary>Creates an empty instance.</summary>
    public SemanticAction()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public SemanticAction(string id = default, IDictionary<string, Entity> entities = default)
    {
        Id = id;
        Entities = entities;
    }

    /// <summary>Gets or sets the id.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    /// <summary>Gets or sets the entities.</summary>
    [JsonProperty(PropertyName = "entities")]
    public IDictionary<string, Entity> Entities { get; set; }

    /// <summary>Gets or sets the state.</summary>
    [JsonProperty(PropertyName = "state")]
    public string State { get; set; }
}
