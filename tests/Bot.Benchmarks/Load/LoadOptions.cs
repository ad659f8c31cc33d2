using System.Globalization;

namespace Bot.Benchmarks.Load;

/// <summary>What to drive, how hard and for how long; everything has an upper bound.</summary>
internal sealed record LoadOptions
{
    public const string Help =
        "load URL [--mode expect|deliver|poll|stream] [--connections 1..1000] [--requests 1..1000000] [--pause MILLISECONDS] [--secret S]";

    private const int MaxConnections = 1_000;

    private const int MaxRequests = 1_000_000;

    private const int MaxPause = 60_000;

    /// <summary>The bot's address; a loopback one, so that nobody else's server is ever driven.</summary>
    public required Uri Url { get; init; }

    public string Mode { get; init; } = "expect";

    public int Connections { get; init; } = 16;

    public int Requests { get; init; } = 5_000;

    /// <summary>Milliseconds that a visitor reads before the next question.</summary>
    public int Pause { get; init; }

    /// <summary>Direct Line secret; none for a bot that gives tokens to anybody.</summary>
    public string? Secret { get; init; }

    /// <summary>The options, or null and what is wrong with them.</summary>
    public static LoadOptions? Parse(IReadOnlyList<string> args, out string problem)
    {
        problem = "";
        if (args.Count == 0 || !Uri.TryCreate(args[0], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            problem = "The first argument must be the bot's address, such as http://localhost:3978.";
            return null;
        }

        if (!url.IsLoopback)
        {
            problem = $"Only a bot on this machine is driven; '{url.Host}' is no loopback address.";
            return null;
        }

        var options = new LoadOptions { Url = url };
        for (var i = 1; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            if (options.With(args[i], value) is not { } next)
            {
                problem = $"'{args[i]} {value}' is not understood. Usage: {Help}";
                return null;
            }

            options = next;
        }

        return options;
    }

    private LoadOptions? With(string name, string value) => name switch
    {
        "--mode" when value is "expect" or "deliver" or "poll" or "stream" => this with { Mode = value },
        "--connections" when Number(value, 1, MaxConnections) is { } number => this with { Connections = number },
        "--requests" when Number(value, 1, MaxRequests) is { } number => this with { Requests = number },
        "--pause" when Number(value, 0, MaxPause) is { } number => this with { Pause = number },
        "--secret" when value.Length > 0 => this with { Secret = value },
        _ => null,
    };

    private static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
