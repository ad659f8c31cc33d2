using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A fact about an activity; its type says which further properties it has.</summary>
public class Entity
{
    /// <summary>Creates an empty instance.</summary>
    public Entity()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public Entity(string type = default)
    {
        Type = type;
    }

    /// <summary>Gets or sets the type.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Gets or sets the properties that have no member of their own.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();

    /// <summary>Reads the entity as a type.</summary>
    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    /// <summary>Takes the values of an object over.</summary>
    public void SetAs<T>(T obj)
    {
        var values = JObject.FromObject(obj);
        Type = (string)values["type"];
        values.Remove("type");
        Properties = values;
    }

    /// <summary>Tells whether two entities hold the same.</summary>
    public bool Equals(Entity other) => other is not null && JToken.DeepEquals(JObject.FromObject(this), JObject.FromObject(other));

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as Entity);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Type ?? string.Empty);
}
