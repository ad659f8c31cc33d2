namespace Microsoft.Bot.Builder;

/// <summary>The answer to an invoke, given in the HTTP response.</summary>
public class InvokeResponse
{
    /// <summary>Gets or sets the HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets the body.</summary>
    public object Body { get; set; }

    /// <summary>Tells whether the status is one of success.</summary>
    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
