namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.Action"/> in a contact relation update.</summary>
public static class ContactRelationUpdateActionTypes
{
    /// <summary>The value <c>add</c>.</summary>
    public const string Add = "add";

    /// <summary>The value <c>remove</c>.</summary>
    public const string Remove = "remove";
}
