using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.Telemetry;

/// <summary>Registers what operators see; where it is off, no code of OpenTelemetry is loaded.</summary>
internal static class TelemetryServices
{
    private const string Path = "/metrics";
    private const string Scheme = "Bearer ";

    /// <summary>Seconds; a turn takes a few milliseconds, and one that takes longer than the last is cut off.</summary>
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

    private static readonly string[] Meters = [BotMeters.Name, StoreMeter.Name, "Bot.DirectLine", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<TelemetryOptions, SettingsValidator>().BindConfiguration(TelemetryOptions.Section);
        if (!builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration["Logging:Console:FormatterName"]))
        {
            builder.Logging.AddJsonConsole(json => (json.TimestampFormat, json.UseUtcTimestamp) = ("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", true));
        }

        // A value that cannot be read is reported with all other settings.
        var isOtlp = bool.TryParse(builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Otlp)}"], out var otlp) && otlp;
        var hasKey = !string.IsNullOrEmpty(builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.MetricsKey)}"]);
        if (isOtlp || hasKey)
        {
            AddOpenTelemetry(builder.Services, isOtlp, hasKey);
        }
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsKey is not { Length: > 0 } key)
        {
            return;
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(Scheme + key));
        var text = app.Services.GetRequiredService<PrometheusText>();
        var reader = app.Services.GetRequiredService<MetricReader>();
        var gate = new Lock();
        app.MapGet(Path, (HttpContext context) =>
        {
            if (!CryptographicOperations.FixedTimeEquals(expected, SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()))))
            {
                return Results.Unauthorized();
            }

            using var scope = gate.EnterScope();
            reader.Collect();
            return Results.Text(text.Text, PrometheusText.ContentType);
        });
    }

    private static void AddOpenTelemetry(IServiceCollection services, bool isOtlp, bool hasKey)
    {
        services.AddSingleton<BotGauges>();
        services.AddSingleton<PrometheusText>();
        services.AddSingleton<MetricReader>(sp => new BaseExportingMetricReader(sp.GetRequiredService<PrometheusText>()) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative });
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("trigger-point-bot", serviceVersion: Build.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddView(instrument => instrument is { Unit: "s" } ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds } : null);
                metrics.AddInstrumentation(sp => sp.GetRequiredService<BotGauges>());
                _ = isOtlp ? metrics.AddOtlpExporter() : metrics;
                _ = hasKey ? metrics.AddReader(sp => sp.GetRequiredService<MetricReader>()) : metrics;
            });
        if (isOtlp)
        {
            // The request that a turn runs in is not traced, which would keep the turn from being.
            telemetry.WithTracing(traces => traces.SetSampler(new AlwaysOnSampler()).AddSource(BotMeters.Name).AddOtlpExporter());
        }
    }
}
