using Bot.Answering.Knowledge;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary>Runs the bot until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });
            builder.AddBot();
            await using var app = builder.Build();
            app.UseBot();
            await app.StartAsync();
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

    // Settings stand beside the program, wherever it is started from; the test host names a folder of its own.
    private static string? ContentRoot(string[] args) =>
        args.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory;
}
