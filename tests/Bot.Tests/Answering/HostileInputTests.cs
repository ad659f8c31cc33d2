using System.Diagnostics;
using System.Text;
using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering;

// Alone, because it measures time.
[Collection(nameof(HostileInputTests))]
[CollectionDefinition(nameof(HostileInputTests), DisableParallelization = true)]
public sealed class HostileInputTests
{
    /// <summary>No passage or reply holds it; an echo would.</summary>
    private const string Marker = "zqxjv";

    private static readonly string[] Pieces =
    [
        "pain", "massage", "who", "knots", "a AND b OR (c", "title:\"x\"~3^2", "[* TO *]", "\\", "*", "?", "~", "{", "}", "${jndi:ldap://x}",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![](http://x)", "'; DROP TABLE x; --", "{clinic-contact}",
        "\u202E", "\u200B", "\u0000", "\uFEFF", "\uD800", "e\u0301", "𝐩𝐚𝐢𝐧", "ﷺ", "我", "боль", "🙏🏽", "\r\n", "\t", "- ", "# ", "> ", "```", "0", "-1", "NaN",
    ];

    [Fact]
    public void Answer_TenThousandHostileInputs_NeverThrowsIsSlowOrEchoes()
    {
        var random = new Random(20260131);
        var engine = ShippedKnowledge.Engine;
        for (var i = 0; i < 10_000; i++)
        {
            var input = Input(random);

            var (answer, elapsed) = Timed(engine, input);

            Assert.Null(answer.Trace.Fault);
            Assert.True(elapsed <= TimeSpan.FromMilliseconds(50), $"input {i} took {elapsed.TotalMilliseconds} ms");
            Assert.DoesNotContain(Marker, answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('<', answer.Text);
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("massage ")]
    [InlineData("a.b-")]
    [InlineData("\u200B")]
    [InlineData("我")]
    [InlineData("@1")]
    public void Answer_TenMegabytesOfOneThing_IsQuick(string piece)
    {
        var input = new StringBuilder().Insert(0, piece, 10_000_000 / piece.Length).ToString();
        Timed(ShippedKnowledge.Engine, input);

        var (answer, elapsed) = Timed(ShippedKnowledge.Engine, input);

        Assert.Null(answer.Trace.Fault);
        Assert.True(elapsed < TimeSpan.FromMilliseconds(50), $"{elapsed.TotalMilliseconds} ms");
    }

    [Fact]
    public void Answer_PainWordAmongAnything_EndsWithADoctorReply()
    {
        var random = new Random(7);
        string[] words = ["painful", "my neck hurts", "arthritis", "pregnant", "sore shoulder", "injured"];
        for (var i = 0; i < 2_000; i++)
        {
            var input = $"{Noise(random)} . {words[random.Next(words.Length)]} . {Noise(random)}";

            var answer = ShippedKnowledge.Engine.Answer(input, AnswerContext.Empty);

            Assert.True(answer.DoctorReply, input);
            Assert.Matches("(managing pain\\.|act on this\\.|about it\\.|massage again\\.)$", answer.Text);
        }
    }

    // The best of up to ten: another process or the collector may have the processor, the input itself must not be slow.
    private static (Answer Answer, TimeSpan Elapsed) Timed(AnswerEngine engine, string input)
    {
        var best = TimeSpan.MaxValue;
        Answer? answer = null;
        for (var run = 0; run < 10 && best > TimeSpan.FromMilliseconds(50); run++)
        {
            var started = Stopwatch.GetTimestamp();
            answer = engine.Answer(input, AnswerContext.Empty);
            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best ? elapsed : best;
        }

        return (answer!, best);
    }

    private static string Input(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => ((char)random.Next(1, 0xFFFF)).ToString(),
                1 => $"<{Marker}>",
                2 => new string((char)random.Next(32, 127), random.Next(1, 400)),
                _ => Pieces[random.Next(Pieces.Length)],
            });
            text.Append(random.Next(3) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    private static string Noise(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]).Where(p => p is not "who" and not "pain"));
}
