using System.Text;
using System.Text.Json;
using Bot.DirectLine.Conversations;
using Bot.DirectLine.Protocol;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class ActivityFrameTests
{
    [Fact]
    public void Write_NoActivities_KeepsTheWatermark()
    {
        Assert.Equal("""{"activities":[],"watermark":"7"}""", Encoding.UTF8.GetString(ActivityFrame.Write([], 7)));
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"channelData":{},"type":"message"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"c"}}""")]
    [InlineData("""{"type":"message","text":"\"},{\"channelData\":{ \u2028 \ud83d\udc4d","channelData":{"webchat:sequence-id":99}}""")]
    public void Write_WhateverAnActivityHolds_PutsItsPlaceInAndLeavesTheRest(string activity)
    {
        var payload = ActivityPayload.Write(JObject.Parse(activity));

        var frame = JsonElement.Parse(ActivityFrame.Write([new StoredActivity(3, payload), new StoredActivity(4, payload)], 0));

        Assert.Equal("4", frame.GetProperty("watermark").GetString());
        var written = frame.GetProperty("activities").EnumerateArray().ToList();
        Assert.Equal([3, 4], written.Select(a => a.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt32()));
        var expected = JObject.Parse(activity);
        expected["channelData"] ??= new JObject();
        expected["channelData"]!["webchat:sequence-id"] = 4;
        Assert.True(JToken.DeepEquals(expected, JObject.Parse(written[1].GetRawText())), written[1].GetRawText());
        Assert.Equal(1, written[0].GetRawText().Split("webchat:sequence-id").Length - 1);
    }

    [Fact]
    public void Write_ActivityOfTheBots_HoldsChannelDataAndNoNulls()
    {
        var activity = MessageFactory.Text("Hello");
        activity.ChannelData = new { mine = 1 };

        var written = JsonElement.Parse(ActivityFrame.Write([new StoredActivity(1, ActivityPayload.Write(activity))], 0)).GetProperty("activities")[0];

        Assert.Equal("Hello", written.GetProperty("text").GetString());
        Assert.Equal(1, written.GetProperty("channelData").GetProperty("mine").GetInt32());
        Assert.DoesNotContain(written.EnumerateObject(), p => p.Value.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameActivity()
    {
        var read = ActivityPayload.Read(ActivityPayload.Write(new JObject
        {
            ["type"] = "event",
            ["name"] = "n",
            ["value"] = new JObject { ["a"] = new JArray(1) },
            ["localTimestamp"] = "2026-11-22T20:00:52+13:00",
        }));

        Assert.Equal(ActivityTypes.Event, read.Type);
        Assert.Equal("n", read.Name);
        Assert.Equal(TimeSpan.FromHours(13), read.LocalTimestamp!.Value.Offset);
        Assert.Equal("""{"a":[1]}""", JToken.FromObject(read.Value).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData(" 5", 0)]
    [InlineData("+5", 0)]
    [InlineData("5 ", 0)]
    [InlineData("1,000", 0)]
    [InlineData("٥", 0)]
    public void ReadWatermark_Text_IsANumberOfOursOrTheBeginning(string? text, long watermark)
    {
        Assert.Equal(watermark, ActivityFrame.ReadWatermark(text));
    }
}
