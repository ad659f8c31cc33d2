using Xunit;

namespace Bot.ProtocolTests.DirectLineJs;

/// <summary>A theory that runs Node; skipped where Node or npm is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute()
    {
        var missing = Array.FindAll(["node", "npm"], program => !IsOnPath(program));
        if (missing.Length > 0)
        {
            Skip = $"Install {string.Join(" and ", missing)} to test with Microsoft's own client.";
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));
}
