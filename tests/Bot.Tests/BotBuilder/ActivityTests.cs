using System.Globalization;
using Microsoft.Bot.Builder.Integration;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class ActivityTests
{
    [Fact]
    public void Json_RoundTrip_KeepsEveryFieldAndWhatIsUnknown()
    {
        const string Json = """
            {"type":"message","id":"1","timestamp":"2026-11-22T20:00:52.144Z","serviceUrl":"http://localhost:1","channelId":"emulator",
            "from":{"id":"u","name":"User","role":"user","extra":1},"conversation":{"id":"c|livechat"},"recipient":{"id":"b"},"textFormat":"plain",
            "locale":"en-US","text":"hello","attachments":[],"entities":[{"type":"ClientCapabilities","supportsTts":true}],
            "channelData":{"clientActivityID":"x","nested":{"a":[1,2.5]}},"custom":{"deep":true}}
            """;
        var settings = new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore };

        var activity = JsonConvert.DeserializeObject<Activity>(Json)!;
        var back = JObject.Parse(JsonConvert.SerializeObject(activity, settings));

        Assert.True((bool)activity.Properties["custom"]!["deep"]!);
        Assert.True((bool)activity.Entities[0].Properties["supportsTts"]!);
        var expected = JObject.Parse(Json);
        Assert.Equal(expected.Properties().Select(p => p.Name).Order(), back.Properties().Select(p => p.Name).Order());
        Assert.True(JToken.DeepEquals(expected["channelData"], back["channelData"]));
        Assert.True(JToken.DeepEquals(expected["from"], back["from"]));
    }

    [Fact]
    public void Json_WithoutValue_IsLeftOut()
    {
        var json = JsonConvert.SerializeObject(new Activity { Type = "message", Text = "x" }, MessageSerializerSettings.Create());

        Assert.Equal("""{"type":"message","text":"x"}""", json);
    }

    [Theory]
    [InlineData("2026-11-22T20:00:52.144Z", "2026-11-22T20:00:52.144+00:00")]
    [InlineData("2026-11-22T20:00:52.1444567+02:00", "2026-11-22T20:00:52.1444567+02:00")]
    [InlineData("2026-11-22T20:00:52-08:00", "2026-11-22T20:00:52-08:00")]
    public void Json_Date_KeepsItsOffsetAndFraction(string written, string expected)
    {
        var settings = MessageSerializerSettings.Create();

        var activity = JsonConvert.DeserializeObject<Activity>($$"""{"localTimestamp":"{{written}}"}""", settings)!;
        var back = JsonConvert.SerializeObject(activity, settings);

        Assert.Equal(DateTimeOffset.Parse(written, CultureInfo.InvariantCulture), activity.LocalTimestamp);
        Assert.Equal($$"""{"localTimestamp":"{{expected}}"}""", back);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9007199254740993")]
    [InlineData("0.1")]
    [InlineData("1.0")]
    [InlineData("1E+20")]
    [InlineData("123456789012345678901234567890")]
    public void Json_Number_IsKept(string number)
    {
        var json = $$"""{"channelData":{"number":{{number}}},"custom":{{number}}}""";
        var settings = MessageSerializerSettings.Create();

        Assert.Equal(json.Length, JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Activity>(json, settings), settings).Length);
        Assert.True(JToken.DeepEquals(JObject.Parse(json), JObject.Parse(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Activity>(json, settings), settings))));
    }

    [Fact]
    public void Mention_ReadFromTheEntities_CanBeTakenOutOfTheText()
    {
        var activity = JsonConvert.DeserializeObject<Activity>("""
            {"type":"message","text":"<at>The Bot</at> what helps?","recipient":{"id":"b"},
            "entities":[{"type":"mention","mentioned":{"id":"b","name":"The Bot"},"text":"<at>the bot</at>"},{"type":"clientInfo"}]}
            """)!;

        Assert.Equal("<at>the bot</at>", Assert.Single(activity.GetMentions()).Text);
        Assert.True(activity.MentionsRecipient());
        Assert.False(activity.MentionsId("other"));
        Assert.Equal("what helps?", activity.RemoveRecipientMention());
        Assert.Equal("what helps?", activity.Text);
    }

    [Fact]
    public void Mention_MadeByABot_IsFoundAgain()
    {
        var activity = new Activity { Entities = [new Mention { Mentioned = new ChannelAccount("u"), Text = "@u" }] };

        Assert.Equal("u", Assert.Single(activity.GetMentions()).Mentioned.Id);
    }

    [Fact]
    public void Reference_Applied_AddressesTheReply()
    {
        var incoming = Incoming();

        var outgoing = new Activity { Type = "message" }.ApplyConversationReference(incoming.GetConversationReference());

        Assert.Equal(("b", "u", "c", "1", "test"), (outgoing.From.Id, outgoing.Recipient.Id, outgoing.Conversation.Id, outgoing.ReplyToId, outgoing.ChannelId));
    }

    [Fact]
    public void Reference_AppliedAsIncoming_RestoresTheSender()
    {
        var restored = new Activity { Type = "message" }.ApplyConversationReference(Incoming().GetConversationReference(), isIncoming: true);

        Assert.Equal(("u", "b", "1"), (restored.From.Id, restored.Recipient.Id, restored.Id));
    }

    [Fact]
    public void ContinuationActivity_ComesFromTheUser()
    {
        var activity = Incoming().GetConversationReference().GetContinuationActivity();

        Assert.Equal(("event", "ContinueConversation", "u", "b"), (activity.Type, activity.Name, activity.From.Id, activity.Recipient.Id));
    }

    [Fact]
    public void CreateTrace_WithoutLabel_NamesTheCaller()
    {
        var trace = Incoming().CreateTrace("name", new ChannelAccount());

        Assert.Equal(("trace", nameof(CreateTrace_WithoutLabel_NamesTheCaller), nameof(ChannelAccount), "u"), (trace.Type, trace.Label, trace.ValueType, trace.Recipient.Id));
        Assert.Equal(nameof(CreateTrace_WithoutLabel_NamesTheCaller), Activity.CreateTraceActivity("name").Label);
    }

    [Fact]
    public void CreateReply_AnswersTheSender()
    {
        var reply = Incoming().CreateReply("hi");

        Assert.Equal(("message", "hi", "b", "u", "1"), (reply.Type, reply.Text, reply.From.Id, reply.Recipient.Id, reply.ReplyToId));
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("Message", true)]
    [InlineData("message/special", true)]
    [InlineData("messageReaction", false)]
    [InlineData(null, false)]
    public void AsMessage_DependsOnTheType(string? type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity { Type = type }.AsMessageActivity() is not null);

    [Fact]
    public void ChannelData_ReadAsAType()
    {
        var activity = new Activity { ChannelData = JObject.Parse("{\"id\":\"x\"}") };

        Assert.Equal("x", activity.GetChannelData<ChannelAccount>().Id);
        Assert.True(activity.TryGetChannelData(out ChannelAccount account));
        Assert.Equal("x", account.Id);
        Assert.False(new Activity { ChannelData = "text" }.TryGetChannelData(out ChannelAccount _));
    }

    [Theory]
    [InlineData("hello", true)]
    [InlineData(" ", false)]
    [InlineData(null, false)]
    public void HasContent_Text(string? text, bool expected) => Assert.Equal(expected, new Activity { Text = text }.HasContent());

    private static Activity Incoming() => new()
    {
        Type = "message",
        Id = "1",
        ChannelId = "test",
        ServiceUrl = "https://test.example",
        From = new ChannelAccount("u"),
        Recipient = new ChannelAccount("b"),
        Conversation = new ConversationAccount(id: "c"),
    };
}
