using System.Reflection;

namespace Bot.Telemetry;

/// <summary>Which program this is.</summary>
internal static class Build
{
    /// <summary>Version and commit, parted by a plus.</summary>
    public static string Version { get; } = typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
