using System.Diagnostics;
using Xunit;

namespace Bot.Testing.Peers;

/// <summary>A fact about the published bot, run by another user; skipped, with the reason, where it is not published or the user cannot be changed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    /// <summary>That of the container: it owns nothing here.</summary>
    public const string User = "1654";

    private static readonly Lazy<string?> Reason = new(Find);

    public PublishedFactAttribute() => Skip = Reason.Value;

    /// <summary>Where <c>dotnet publish src/Bot -c Release</c> puts it.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>The command that runs another as that user, without any right of this one.</summary>
    public static IEnumerable<string> AsOther { get; } = ["/usr/bin/setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", "--no-new-privs"];

    private static string? Find()
    {
        if (Folder is null)
        {
            return "The bot is not published: dotnet publish src/Bot -c Release does that, as .ci/run has it.";
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(AsOther.First(), [.. AsOther.Skip(1), "test", "-x", Environment.ProcessPath!]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "Only root can run it as another user, and that user must be able to run dotnet.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{AsOther.First()} is not here.";
        }
    }

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var published = Path.Combine(folder.FullName, ".artifacts", "publish", "Bot", "release");
            if (File.Exists(Path.Combine(published, "bot.dll")))
            {
                return published;
            }
        }

        return null;
    }
}
