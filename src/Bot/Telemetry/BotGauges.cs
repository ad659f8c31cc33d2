using System.Diagnostics.Metrics;
using Bot.Reloading;
using Bot.Stores.Faults;

namespace Bot.Telemetry;

/// <summary>What is the case now, read whenever somebody collects.</summary>
internal sealed class BotGauges : IDisposable
{
    private readonly Meter _meter = new(BotMeters.Name);

    public BotGauges(CurrentEngine engine, StoreHealth store)
    {
        _meter.CreateObservableGauge("bot.store.available", () => store.Reason is null ? 1 : 0);
        _meter.CreateObservableGauge("bot.sign.off.waiting", () => engine.Value.SignOffs?.Waiting.Count() ?? 0);
        _meter.CreateObservableGauge("bot.info", () => new Measurement<int>(
            1, new KeyValuePair<string, object?>("version", Build.Version), new KeyValuePair<string, object?>("knowledge", engine.Value.Fingerprint)));
    }

    public void Dispose() => _meter.Dispose();
}
