using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Replies given in the body of the response.</summary>
public class ExpectedReplies
{
    /// <summary>Creates an empty instance.</summary>
    public ExpectedReplies()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ExpectedReplies(IList<Activity> activities = default)
    {
        Activities = activities;
    }

    /// <summary>Gets or sets the activities.</summary>
    [JsonProperty(PropertyName = "activities")]
    public IList<Activity> Activities { get; set; }
}
