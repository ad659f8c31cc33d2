using Bot.Answering.Text;
using CsCheck;
using Xunit;

namespace Bot.Tests.Answering.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("Sore NECK", "sore neck")]
    [InlineData("I can't, can’t, cant", "i cant, cant, cant")]
    [InlineData("Ѕоrе ѕhоuldеr", "sore shoulder")]
    [InlineData("болит шея", "болит шея")]
    [InlineData("p​ain and pa­in", "pain and pain")]
    [InlineData("ｃｈｅｓｔ 𝐩𝐚𝐢𝐧 𝓹𝓪𝓲𝓷", "chest pain pain")]
    [InlineData("p@in in my n3ck, wh4t t0 d0", "pain in my neck, what t0 d0")]
    [InlineData("ch3st t1ghtness, @rm", "chest tightness, arm")]
    [InlineData("2day 10k L4 covid19", "2day 10k l4 covid19")]
    [InlineData("p-a-i-n 4 my b.a.c.k", "pain 4 my back")]
    [InlineData("h u r t s badly", "hurts badly")]
    [InlineData("so sooooore", "so sore")]
    [InlineData("douleur à l'épaule", "douleur a lepaule")]
    [InlineData("h u rrr t s", "hurts")]
    [InlineData("p&amp;lt;b&amp;gt;ain", "pain")]
    [InlineData("one\ttwo \u0000six s\u0001even", "one two  six seven")]
    public void Normalize_CarelessOrSlySpelling_IsPlain(string message, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(message));

    [Fact]
    public void Normalize_AnyText_LeavesWhatItMadeAsItIs() => AnyText.Gen.Sample(
        text =>
        {
            var normalized = TextNormalizer.Normalize(text);

            Assert.Equal(normalized, TextNormalizer.Normalize(normalized));
        },
        iter: 20_000);

    [Fact]
    public void Normalize_HugeMessage_KeepsStartAndEnd()
    {
        var message = "start " + new string('x', 10_000_000) + " end";

        var normalized = TextNormalizer.Normalize(message);

        Assert.StartsWith("start ", normalized, StringComparison.Ordinal);
        Assert.EndsWith(" end", normalized, StringComparison.Ordinal);
        Assert.True(normalized.Length <= TextNormalizer.MaxHead + TextNormalizer.MaxTail + 1);
    }
}
