using BenchmarkDotNet.Attributes;
using Bot.Answering;
using Bot.Answering.Composition;

namespace Bot.Benchmarks.Suites;

/// <summary>Does the style of a message change what an answer costs? Everything but the host: safety, search, composition.</summary>
[MemoryDiagnoser]
public class AnswerBenchmarks : IDisposable
{
    private static readonly string Story = string.Concat(Enumerable.Repeat(
        "I have been working at a desk for years and my shoulders got tight, then a friend told me about this massage. ", 15))
        + "Is it something that could work for me?";

    private readonly AnswerEngine _engine = Shipped.Engine;

    [Benchmark(Baseline = true, Description = "plain question")]
    public Answer Plain() => Ask("Who invented trigger point massage?");

    [Benchmark(Description = "question on pain")]
    public Answer Pain() => Ask("Can it help with the pain in my lower back?");

    [Benchmark(Description = "typing errors")]
    public Answer Typos() => Ask("wil i be sroe after triger piont masage");

    [Benchmark(Description = "warning sign")]
    public Answer WarningSign() => Ask("crushing pressure in my chest and my left arm is numb");

    [Benchmark(Description = "small talk")]
    public Answer SmallTalk() => Ask("hi there, how are you doing today?");

    [Benchmark(Description = "out of scope")]
    public Answer OutOfScope() => Ask("how much is an hour and do you have parking");

    [Benchmark(Description = "long story")]
    public Answer LongStory() => Ask(Story);

    [Benchmark(Description = "disguised letters")]
    public Answer Disguised() => Ask("m y  b-a-c-k  hurts s0 much, c4n y0u h3lp??? ｆｕｌｌ ｗｉｄｔｈ");

    [GlobalCleanup]
    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private Answer Ask(string question) => _engine.Answer(question, AnswerContext.Empty);
}
