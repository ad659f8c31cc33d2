using System.Text;
using Bot.DirectLine.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class ClientActivityTests
{
    [Theory]
    [InlineData("""{"type":"message","text":"x"}""")]
    [InlineData("""{"text":null,"type":"message","channelData":null,"locale":null,"attachments":[],"entities":[]}""")]
    [InlineData(""" {"type":"message"} """)]
    [InlineData("""{"type":"message","value":"2026-11-22T20:00:52.144Z"}""")]
    [InlineData("""{"type":"message","localTimestamp":"2026-11-22T20:00:52.144+13:00"}""")]
    [InlineData("""{"type":"message","value":[[[[[[[[1]]]]]]]]}""")]
    public void Read_AnActivityOfAVisitors_IsTaken(string body)
    {
        Assert.NotNull(ClientActivity.Read(Encoding.UTF8.GetBytes(body), out var fault));

        Assert.Equal("", fault);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"x","text":"y"}""", """{"type":"message","text":"y"}""")]
    [InlineData("""{"type":"message","Text":"x","TYPE":"y","From":{"id":"z"}}""", """{"type":"message"}""")]
    [InlineData("""{"type":"message","value":"2026-11-22T20:00:52.1440000Z"}""", """{"type":"message","value":"2026-11-22T20:00:52.1440000Z"}""")]
    [InlineData("""{"id":"1","from":{"id":"bot"},"type":"typing","inputHint":"x","suggestedActions":{}}""", """{"type":"typing"}""")]
    public void Read_Activity_KeepsWhatAVisitorMaySayAsItWas(string body, string kept)
    {
        Assert.Equal(kept, ClientActivity.Read(Encoding.UTF8.GetBytes(body), out _)!.ToString(Formatting.None));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("locale")]
    [InlineData("replyToId")]
    [InlineData("textFormat")]
    public void Read_ShortText_IsTakenUpTo256Characters(string name)
    {
        Assert.NotNull(ClientActivity.Read(Body(256), out _));
        Assert.Null(ClientActivity.Read(Body(257), out var fault));
        Assert.Contains(name, fault, StringComparison.Ordinal);

        byte[] Body(int length) => Encoding.UTF8.GetBytes($$"""{"type":"message","{{name}}":"{{new string('x', length)}}"}""");
    }

    [Fact]
    public void Read_ClientIdThatIsTooLong_IsRefused()
    {
        Assert.Null(ClientActivity.Read(Encoding.UTF8.GetBytes($$$"""{"type":"message","channelData":{"clientActivityID":"{{{new string('x', 257)}}}"}}"""), out var fault));

        Assert.Contains("clientActivityID", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D })]
    public void Read_NotUtf8_IsRefused(byte[] body)
    {
        Assert.Null(ClientActivity.Read(body, out _));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-Infinity")]
    [InlineData("'x'")]
    [InlineData("[,1]")]
    [InlineData("{a:1}")]
    [InlineData("1//")]
    [InlineData("1}/**/{")]
    public void Read_WhatOnlyAnotherReaderTakesForJson_IsRefused(string value)
    {
        Assert.Null(ClientActivity.Read(Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{value}}}"""), out _));
    }

    /// <summary>What is tried before it is kept is what a turn reads of it later.</summary>
    [Theory]
    [InlineData(""" "/Date(9999999999999999999)/" """)]
    [InlineData(""" "0001-01-01T00:00:00+14:00" """)]
    [InlineData(""" "2026-11-22T20:00:52.1440000+13:00" """)]
    [InlineData("""{"a":[1.5,-0.0,1e300,123456789012345678901234567890,null,true,"\u0000\u2028"]}""")]
    public void Read_Value_IsReadAgainFromWhatIsKept(string value)
    {
        var activity = ClientActivity.Read(Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{value}}}"""), out _)!;

        var read = ActivityPayload.Read(ActivityPayload.Write(activity)).Value;

        Assert.True(JToken.DeepEquals(activity["value"], JToken.FromObject(read)), $"{read}");
    }
}
