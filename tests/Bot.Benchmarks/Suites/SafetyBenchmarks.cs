using BenchmarkDotNet.Attributes;
using Bot.Answering;

namespace Bot.Benchmarks.Suites;

/// <summary>How much of an answer is the safety check, and does what it finds change its cost?</summary>
[MemoryDiagnoser]
public class SafetyBenchmarks : IDisposable
{
    private readonly AnswerEngine _engine = Shipped.Engine;

    [Benchmark(Baseline = true, Description = "nothing to find")]
    public object Clear() => _engine.Judge("Who invented trigger point massage?");

    [Benchmark(Description = "pain management")]
    public object Pain() => _engine.Judge("Can it help with the pain in my lower back?");

    [Benchmark(Description = "warning sign")]
    public object WarningSign() => _engine.Judge("crushing pressure in my chest and my left arm is numb");

    [Benchmark(Description = "warning sign denied")]
    public object Denied() => _engine.Judge("I have no chest pain, no numbness and no fever, only a stiff neck");

    [Benchmark(Description = "another language")]
    public object Foreign() => _engine.Judge("Me duele mucho la espalda, ¿qué puedo hacer?");

    [GlobalCleanup]
    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }
}
