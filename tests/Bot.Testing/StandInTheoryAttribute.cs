using Xunit;

namespace Bot.Testing;

/// <summary>A theory about our stand-in where it differs from the Bot Framework SDK on purpose; skipped with the SDK's packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute()
    {
        if (!StandInFactAttribute.IsStandIn)
        {
            Skip = StandInFactAttribute.SkipReason;
        }
    }
}
