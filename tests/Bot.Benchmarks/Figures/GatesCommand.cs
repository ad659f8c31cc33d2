using System.Globalization;

namespace Bot.Benchmarks.Figures;

/// <summary>
/// Fails on figures that do not depend on how fast the machine is: memory, bytes, and how times of one run compare.
/// </summary>
internal static class GatesCommand
{
    private const int Small = 1_000;

    private const int Large = 100_000;

    public static int Run(TextWriter output)
    {
        var engine = EngineFigures.Measure(warmUpRounds: 1);
        var small = SearchFigures.Measure(Small);
        var large = SearchFigures.Measure(Large);
        List<Gate> gates =
        [
            new("KB allocated per answer, shipped knowledge", engine.KilobytesPerAnswer, 27),
            new("KB allocated per search, 100,000 passages", large.KilobytesPerSearch, 10),
            new("bytes per passage on disk, 100,000 passages", large.BytesPerPassageOnDisk, 900),
            new("search time, 100,000 against 1,000 passages (linear: 100)", Math.Round(large.P50Ms / small.P50Ms, 1), 25),
            new("allocation of a search, 100,000 against 1,000 passages", Math.Round(large.KilobytesPerSearch / small.KilobytesPerSearch, 2), 2),
            new("reading an index against building it, 100,000 passages", Math.Round(large.ReadingMs / 1000 * large.PassagesPerSecond / Large, 2), 0.5),
        ];
        foreach (var gate in gates)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(gate.Holds ? "ok  " : "FAIL")}  {gate.Figure}: {gate.Reached} (at most {gate.Most})"));
        }

        return gates.All(gate => gate.Holds) ? Exit.Done : Exit.Failed;
    }

    private sealed record Gate(string Figure, double Reached, double Most)
    {
        public bool Holds => Reached <= Most;
    }
}
