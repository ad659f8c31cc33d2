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
