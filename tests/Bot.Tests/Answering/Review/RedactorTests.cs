using Bot.Answering.Review;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Review;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("can i park my car behind the clinic", "can i park my car behind the clinic")]
    [InlineData("do you have Parking for Zbigniew", "do you have parking for [name]")]
    [InlineData("can zbigniew do my massage please", "can [word] do my massage please")]
    [InlineData("is anna the one who does the massage", "is [name] the one who does the massage")]
    [InlineData("does Anna's room have a window", "does [name] room have a window")]
    [InlineData("my name is Rose Hill, do you sell gift vouchers", "my name is [name] do you sell gift vouchers")]
    [InlineData("when is mr strong working at the clinic", "when is mr [name] working at the clinic")]
    [InlineData("can i book a massage with page again", "can i book a massage with [name] again")]
    [InlineData("can i see my therapist Will again today", "can i see my therapist [name] again today")]
    [InlineData("will it take long, and may i eat before", "will it take long and may i eat before")]
    [InlineData("do you have a slot for two at 15:30 on 12.03.2026", "do you have a slot for two at [number] on [date]")]
    [InlineData("is there a slot on Tuesday or in march", "is there a slot on [date] or in [date]")]
    [InlineData("i am fifty four, is it safe for me", "i am [number] is it safe for me")]
    [InlineData("please call me back on 07700 900123 about the price", "please call me back on [number] about the price")]
    [InlineData("send the price list to jo.bloggs@example.org please", "send the price list to [mail] please")]
    [InlineData("is the price on https://example.org/x?u=jo still right", "is the price on [link] still right")]
    [InlineData("do you treat people from Grimsby at home", "do you treat people from [name] at home")]
    [InlineData("is parking at n14 6bp free", "is parking at [number] free")]
    public void Redact_KeepsOrdinaryWordsOnly(string message, string kept) => Assert.Equal(kept, ShippedKnowledge.Engine.Redact(message));

    [Theory]
    [InlineData("Zbigniew Brzezinski Grimsby")]
    [InlineData("parking Zbigniew Grimsby 12 then Cleethorpes")]
    [InlineData("parking")]
    [InlineData("")]
    [InlineData("i came to the clinic last week and the man at the desk said that i should ask you about the price of a gift card for my mother who lives next door to us")]
    public void Redact_TooLittleIsLeftOrTooMuchIsTold_KeepsNothing(string message) => Assert.Null(ShippedKnowledge.Engine.Redact(message));

    /// <summary>Looked at, the longest would take longer than a test may.</summary>
    [Theory]
    [InlineData(1_000, "can i park")]
    [InlineData(1_001, null)]
    [InlineData(500_000, null)]
    public void Redact_SignsWithoutEnd_AreLookedAtUpToALength(int length, string? kept) => Assert.Equal(kept, new Redactor(ShippedKnowledge.Knowledge).Redact("can i park ".PadRight(length, '!')));

    [Fact]
    public void Redact_Danger_KeepsNothing() => Assert.Null(ShippedKnowledge.Engine.Redact("i want to kill myself"));

    [Fact]
    public void Redact_FirstNamesOfTheEvaluation_AreNeverKept()
    {
        foreach (var name in (string[])["mark", "rose", "grace", "jack", "frank", "sue", "rob", "dean", "penny", "dawn", "june", "amber", "heather", "robin", "jean", "grant", "miles", "young", "king", "brown"])
        {
            Assert.DoesNotContain($" {name} ", $" {ShippedKnowledge.Engine.Redact($"can {name} do my massage at the clinic please")} ", StringComparison.Ordinal);
        }
    }
}
