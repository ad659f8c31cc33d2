using System.Diagnostics;
using Xunit;

namespace Bot.ProtocolTests.DirectLineJs;

/// <summary>The driver and the npm packages it needs, brought in once into the test's output folder.</summary>
public sealed class DirectLineJsPackages : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Two classes of tests at once would install into each other's folder.
    private static readonly Lazy<Task> Present = new(BringInAsync);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "DirectLineJs");

    public Task InitializeAsync() => Present.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task BringInAsync()
    {
        // npm leaves no sign of having come to its end, so that this puts one there.
        var (wanted, installed) = (await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json")), Path.Combine(Folder, "installed.json"));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == wanted)
        {
            return;
        }

        await InstallAsync();
        await File.WriteAllTextAsync(installed, wanted);
    }

    private static async Task InstallAsync()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(limit.Token), npm.StandardError.ReadToEndAsync(limit.Token));
            await npm.WaitForExitAsync(limit.Token);
            Assert.True(npm.ExitCode == 0, $"npm ci failed: {await output} {await errors}");
        }
        finally
        {
            npm.Kill(entireProcessTree: true);
        }
    }
}
