namespace Bot.Cli;

internal static class ServeCommand
{
    /// <summary>Where the Emulator looks first. No setting of the file beside the program, which would go before the environment.</summary>
    private const string DefaultUrl = "http://localhost:3978";

    public static async Task<int> RunAsync(string[] args)
    {
        if (KnownOptions.FirstUnknown(args) is { } unknown)
        {
            return Usage.Refuse(unknown, Console.Error);
        }

        try
        {
            await using var app = CreateBuilder(args).Build();
            app.UseBot();
            await app.StartAsync();

            // Reading and learning the knowledge leaves behind as much as it keeps: a third of the memory, which no other collection gives back.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await Console.Out.WriteLineAsync($"Ready on {string.Join(", ", app.Urls)}. Press Ctrl+C to stop.");
            await app.WaitForShutdownAsync();
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
