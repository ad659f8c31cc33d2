using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A token that a channel offers in exchange for one the bot can use.</summary>
public class TokenExchangeInvokeRequest
{
    /// <summary>Creates an empty instance.</summary>
    public TokenExchangeInvokeRequest()
    {
    }

    /// <summary>Gets or sets the id.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    /// <summary>Gets or sets the name of the connection the token is for.</summary>
    [JsonProperty(PropertyName = "connectionName")]
    public string ConnectionName { get; set; }

    /// <summary>Gets or sets the token.</summary>
    [JsonProperty(PropertyName = "token")]
    public string Token { get; set; }

    /// <summary>Gets or sets the properties that have no member of their own.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();
}
