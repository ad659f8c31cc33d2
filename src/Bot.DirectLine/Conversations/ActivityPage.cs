namespace Bot.DirectLine.Conversations;

/// <summary>What one read of a conversation returns at most.</summary>
public static class ActivityPage
{
    /// <summary>Characters of payload; a longer activity comes alone.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>The first activities that fit, at least one.</summary>
    public static IReadOnlyList<StoredActivity> Of(IEnumerable<StoredActivity> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var page = new List<StoredActivity>();
        var length = 0;
        foreach (var activity in activities)
        {
            length += activity.Payload.Length;
            if (page.Count > 0 && length > MaxLength)
            {
                break;
            }

            page.Add(activity);
        }

        return page;
    }
}
