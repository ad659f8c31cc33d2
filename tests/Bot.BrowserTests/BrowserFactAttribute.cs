using Xunit;

namespace Bot.BrowserTests;

/// <summary>A fact that needs Chromium; skipped with the reason where it, or another program that the fact needs, is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <param name="programs">Paths of the other programs.</param>
    public BrowserFactAttribute(params string[] programs)
    {
        if (Array.Find([Chromium.Path, .. programs], program => !File.Exists(program)) is { } missing)
        {
            Skip = $"There is no {missing}; .ci/run installs it from Debian.";
        }
    }
}
