using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What went wrong, as a channel words it.</summary>
public class Error
{
    /// <summary>Creates an empty instance.</summary>
    public Error()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public Error(string code = default, string message = default, InnerHttpError innerHttpError = default)
    {
        Code = code;
        Message = message;
        InnerHttpError = innerHttpError;
    }

    /// <summary>Gets or sets the code.</summary>
    [JsonProperty(PropertyName = "code")]
    public string Code { get; set; }

    /// <summary>Gets or sets the message.</summary>
    [JsonProperty(PropertyName = "message")]
    public string Message { get; set; }

    /// <summary>Gets or sets the inner http error.</summary>
    [JsonProperty(PropertyName = "innerHttpError")]
    public InnerHttpError InnerHttpError { get; set; }
}
