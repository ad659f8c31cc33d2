using System.Collections.Frozen;
using Microsoft.Bot.Schema;

namespace Bot.Channels.Tokens;

/// <summary>The sender of a request, as far as its header proves it.</summary>
/// <param name="IsChannel">A channel; otherwise the Emulator, whose tokens are bound to nothing.</param>
/// <param name="ServiceUrl">Where a channel's token says that replies go.</param>
/// <param name="Endorsements">The channels for which the signing key stands.</param>
internal sealed record ChannelCaller(bool IsChannel, string? ServiceUrl, FrozenSet<string> Endorsements)
{
    /// <summary>Whether the activity is one that this sender may bring.</summary>
    public bool MayBring(Activity activity) =>
        !IsChannel
        || (!string.IsNullOrEmpty(ServiceUrl)
            && ServiceUrl == activity.ServiceUrl
            && !string.IsNullOrEmpty(activity.ChannelId)
            && Endorsements.Contains(activity.ChannelId));
}
