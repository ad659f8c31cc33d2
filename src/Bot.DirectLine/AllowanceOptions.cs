using System.ComponentModel.DataAnnotations;
using Bot.DirectLine.Conversations;

namespace Bot.DirectLine;

/// <summary>A rate limit as it stands in the settings.</summary>
public sealed class AllowanceOptions
{
    /// <summary>How often in a burst.</summary>
    [Range(1, 1_000_000)]
    public int AtOnce { get; set; }

    /// <summary>How often a minute in the long run.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; }

    public Allowance ToAllowance() => new(AtOnce, PerMinute);
}
