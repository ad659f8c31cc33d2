namespace Microsoft.Bot.Schema;

/// <summary>Finding and removing the places where a message names someone.</summary>
public static class ActivityExtensions
{
    /// <summary>Tells whether the message names the user of an id.</summary>
    public static bool MentionsId(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetMentions().Any(mention => mention.Mentioned?.Id == id);
    }

    /// <summary>Tells whether the message names the one it is for.</summary>
    public static bool MentionsRecipient(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient is { } recipient && activity.MentionsId(recipient.Id);
    }

    /// <summary>Takes the name of the one the message is for out of the text, and gives the text that is left.</summary>
    public static string RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.RemoveMentionText(activity.Recipient?.Id);
    }

    /// <summary>Takes the name of a user out of the text, and gives the text that is left.</summary>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.GetMentions().Where(mention => id is not null && mention.Mentioned?.Id == id))
        {
            // A channel that does not say how it writes the name writes it as Teams does.
            var named = string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned.Name}</at>" : mention.Text;
            activity.Text = activity.Text?.Replace(named, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
