using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Quick replies offered with a message.</summary>
public class SuggestedActions
{
    /// <summary>Creates an empty instance.</summary>
    public SuggestedActions()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public SuggestedActions(IList<string> to = default, IList<CardAction> actions = default)
    {
        To = to;
        Actions = actions;
    }

    /// <summary>Creates an instance with the given values.</summary>
    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
    {
        To = to?.ToList();
        Actions = actions?.ToList();
    }

    /// <summary>Gets or sets the ids of the recipients; all when empty.</summary>
    [JsonProperty(PropertyName = "to")]
    public IList<string> To { get; set; }

    /// <summary>Gets or sets the actions.</summary>
    [JsonProperty(PropertyName = "actions")]
    public IList<CardAction> Actions { get; set; }
}
