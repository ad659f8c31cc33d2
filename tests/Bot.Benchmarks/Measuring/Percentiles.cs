namespace Bot.Benchmarks.Measuring;

/// <summary>How measured times spread.</summary>
internal sealed class Percentiles
{
    private readonly double[] _sorted;

    public Percentiles(IEnumerable<double> values) => _sorted = [.. values.Order()];

    /// <summary>The value that so many per cent of all do not exceed (nearest rank), to a microsecond; 0 without values.</summary>
    public double At(double percent) =>
        _sorted.Length == 0 ? 0 : Math.Round(_sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * _sorted.Length) - 1)], 3);
}
