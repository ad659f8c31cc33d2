using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The HTTP failure behind an error.</summary>
public class InnerHttpError
{
    /// <summary>Creates an empty instance.</summary>
    public InnerHttpError()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public InnerHttpError(int? statusCode = default, object body = default)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>Gets or sets the status code.</summary>
    [JsonProperty(PropertyName = "statusCode")]
    public int? StatusCode { get; set; }

    /// <summary>Gets or sets the body.</summary>
    [JsonProperty(PropertyName = "body")]
    public object Body { get; set; }
}
