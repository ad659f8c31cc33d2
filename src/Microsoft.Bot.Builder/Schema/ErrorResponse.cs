using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The body of a failed call to a channel.</summary>
public class ErrorResponse
{
    /// <summary>Creates an empty instance.</summary>
    public ErrorResponse()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ErrorResponse(Error error = default)
    {
        Error = error;
    }

    /// <summary>Gets or sets the error.</summary>
    [JsonProperty(PropertyName = "error")]
    public Error Error { get; set; }
}
