using Xunit;

namespace Bot.BrowserTests;

/// <summary>A fact that needs Chromium; skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium.Path))
        {
            Skip = $"There is no {Chromium.Path}; install the package chromium.";
        }
    }
}
