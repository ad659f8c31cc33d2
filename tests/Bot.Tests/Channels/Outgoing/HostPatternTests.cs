using Bot.Channels.Outgoing;
using Xunit;

namespace Bot.Tests.Channels.Outgoing;

public sealed class HostPatternTests
{
    [Theory]
    [InlineData("*.botframework.com", "webchat.botframework.com", true)]
    [InlineData("*.botframework.com", "a.b.botframework.com", true)]
    [InlineData("*.botframework.com", "WEBCHAT.BotFramework.com", true)]
    [InlineData("*.botframework.com", "botframework.com", false)]
    [InlineData("*.botframework.com", ".botframework.com", false)]
    [InlineData("*.botframework.com", "evilbotframework.com", false)]
    [InlineData("*.botframework.com", "webchat.botframework.com.evil.example", false)]
    [InlineData("*.botframework.com", "webchat.botframework.com.", false)]
    [InlineData("smba.trafficmanager.net", "smba.trafficmanager.net", true)]
    [InlineData("smba.trafficmanager.net", "x.smba.trafficmanager.net", false)]
    public void Pattern_MatchesItsNamesOnly(string pattern, string host, bool expected) => Assert.Equal(expected, HostPattern.Matches(pattern, host));

    [Theory]
    [InlineData("*.botframework.com", true)]
    [InlineData("smba.trafficmanager.net", true)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("*.com", false)]
    [InlineData("*.*.com", false)]
    [InlineData("web*.botframework.com", false)]
    [InlineData("https://webchat.botframework.com", false)]
    [InlineData("webchat.botframework.com/", false)]
    [InlineData("webchat.botframework.com:443", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("[::1]", false)]
    [InlineData("", false)]
    public void Pattern_IsANameOrAStarBeforeTwoParts(string pattern, bool expected) => Assert.Equal(expected, HostPattern.IsValid(pattern));
}
