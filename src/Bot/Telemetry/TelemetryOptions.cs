namespace Bot.Telemetry;

/// <summary>What operators can see of the bot from outside. Everything is off by default, and nothing of it holds a word of a visitor.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Metrics and traces are sent by OTLP; whereto is said by the environment's <c>OTEL_EXPORTER_OTLP_*</c>.</summary>
    public bool Otlp { get; set; }

    /// <summary>With it <c>/metrics</c> is served to whoever sends it as bearer.</summary>
    [MinLength(32)]
    public string? MetricsKey { get; set; }
}
