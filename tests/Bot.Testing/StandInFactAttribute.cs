using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Testing;

/// <summary>A fact about our stand-in where it differs from the Bot Framework SDK on purpose; skipped with the SDK's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute()
    {
        if (!IsStandIn)
        {
            Skip = SkipReason;
        }
    }

    internal const string SkipReason = "The SDK behaves differently here; the stand-in's README says how.";

    /// <summary>The SDK keeps the schema and the builder in two assemblies, the stand-in in one.</summary>
    internal static bool IsStandIn => typeof(Activity).Assembly == typeof(IBot).Assembly;
}
