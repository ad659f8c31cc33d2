using System.Runtime;
using Bot.Answering.Knowledge;
using Bot.Hosting;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary>Runs the bot until it is stopped.</summary>
internal static class ServeCommand
{
    /// <summary>Bytes that a start allocates, and as much again; learning the knowledge anew takes more, and is then interrupted.</summary>
    private const long StartAllocates = 160_000_000;

    /// <summary>Where the Emulator looks first. No setting of the file beside the program, which would go before the environment.</summary>
    private const string DefaultUrl = "http://localhost:3978";

    private static readonly TimeSpan TidyAfter = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        if (KnownOptions.FirstUnknown(args) is { } unknown)
        {
            return Usage.Refuse(unknown, Console.Error);
        }

        try
        {
            // Most of what a start allocates is there to stay: to look through it again and again costs a seventh of the time.
            GC.TryStartNoGCRegion(StartAllocates);

            var builder = CreateBuilder(args);
            builder.Services.AddRehearsal();
            await using var app = builder.Build();
            app.UseBot();
            await app.StartAsync();
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }

            await Console.Out.WriteLineAsync($"Ready on {string.Join(", ", app.Urls)}. Press Ctrl+C to stop.");

            // Reading and learning the knowledge leaves behind as much as it keeps: 60 MB that no visitor needs. The
            // first visitor, who may be waiting already, is not kept waiting for that.
            var stopped = app.WaitForShutdownAsync();
            if (await Task.WhenAny(stopped, Task.Delay(TidyAfter)) != stopped)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }

            await stopped;
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is KnowledgeException or OptionsValidationException or BotConfigurationException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Usage;
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync("The address is in use by another program. Stop it, or choose another with --urls=http://localhost:PORT.");
            return ExitCode.Usage;
        }
    }

    /// <summary>The application as it is served.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Settings stand beside the program, wherever it is started from.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = DefaultEnvironment(args),
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpsPortsKey]))
        {
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = DefaultUrl;
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddBot();
        return builder;
    }

    // Null leaves the choice to ASPNETCORE_ENVIRONMENT or --environment, and to Production without them.
    private static string? DefaultEnvironment(string[] args) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null
        && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null
        && !Array.Exists(args, a => a.StartsWith("--environment", StringComparison.OrdinalIgnoreCase))
            ? AppContext.GetData("Bot.DefaultEnvironment") as string
            : null;
}
