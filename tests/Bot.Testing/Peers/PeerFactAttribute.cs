using Xunit;

namespace Bot.Testing.Peers;

/// <summary>A fact that needs programs of others; skipped, with the reason, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    /// <param name="programs">Paths of the programs.</param>
    public PeerFactAttribute(params string[] programs)
    {
        if (Array.Find(programs, program => !File.Exists(program)) is { } missing)
        {
            Skip = $"{missing} is not installed; .ci/run installs it from Debian.";
        }
    }
}
