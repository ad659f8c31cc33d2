using System.Runtime.CompilerServices;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class PublicSurfaceTests
{
    /// <summary>Set to 1 to write the approved file beside this one anew; the result is a change to review.</summary>
    private const string UpdateVariable = "UPDATE_APPROVED";

    private const string ApprovedFile = "PublicSurface.approved.txt";

    [StandInFact]
    public void StandIn_PublicSurface_IsTheApprovedOne()
    {
        var surface = PublicSurface.Of(typeof(IBot).Assembly);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllLines(Path.Combine(SourceFolder(), ApprovedFile), surface);
            return;
        }

        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "BotBuilder", ApprovedFile)), surface);
    }

    [StandInFact]
    public void StandIn_EveryPublicLine_IsInTheSdk()
    {
        var sdk = new ApiList(Path.Combine(AppContext.BaseDirectory, "BotBuilder", "botbuilder-4.23.1-api.tsv"));

        List<string> unknown = [.. PublicSurface.Of(typeof(IBot).Assembly).Where(line => !sdk.Has(line))];
        Assert.Empty(unknown);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
