using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Messages;

public sealed class EmulatorTests
{
    private const string Question = "Will I be sore after trigger point massage?";

    [Fact]
    public async Task Message_FromEmulator_GetsPassageNoteSourceDoctorReplyAndTrace()
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        await PostAsync(server, EmulatorBodies.Message(channel.Url, Question));

        var (reply, trace) = (await channel.NextAsync(), await channel.NextAsync());
        Assert.Contains("The article names", reply.Text, StringComparison.Ordinal);
        Assert.Contains("**Editor's note:**", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Source: Trigger Point Massage Focus", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Talk to your doctor", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("markdown", (string?)reply.Json["textFormat"]);
        Assert.Equal("trace", trace.Type);
        Assert.Equal("sore-afterwards", (string?)trace.Json["value"]!["passages"]![0]!["id"]);
    }

    [Fact]
    public async Task Message_FromEmulator_RepliesToItWithoutAuthorization()
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        await PostAsync(server, EmulatorBodies.Message(channel.Url, Question));

        var reply = await channel.NextAsync();
        Assert.Equal("POST", reply.Method);
        Assert.Equal($"/v3/conversations/{Uri.EscapeDataString(EmulatorBodies.Conversation)}/activities/5a1b3c40-c8a7-11f0-9b65-1d9e3c1a2b3c", reply.Target);
        Assert.DoesNotContain("Authorization", reply.Headers.Keys);
        Assert.Equal(EmulatorBodies.Bot, (string?)reply.Json["from"]!["id"]);
        Assert.Equal(EmulatorBodies.User, (string?)reply.Json["recipient"]!["id"]);
    }

    [Fact]
    public async Task Message_WithSuggestions_OffersThemAsQuickReplies()
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        await PostAsync(server, EmulatorBodies.Message(channel.Url, Question));

        var actions = (await channel.NextAsync()).Json["suggestedActions"]!["actions"]!.AsArray();
        Assert.InRange(actions.Count, 1, 3);
        Assert.All(actions, a => Assert.Equal("imBack", (string?)a!["type"]));
    }

    public static TheoryData<string, string[]> Openings => new()
    {
        { "Emulator: bot and user in one update", [Update("bot,user")] },
        { "offline-directline: nobody added, no recipient", [Update("", recipient: false)] },
        { "no recipient, twice", [Update("bot,user", recipient: false), Update("user", recipient: false)] },
        { "Web Chat's join event, then an update", ["""{"type":"event","name":"webchat/join","value":{"language":"en"}}""", Update("user")] },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task ConversationUpdate_HoweverWorded_GreetsOnce(string opening, string[] updates)
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        foreach (var update in updates)
        {
            await PostAsync(server, Complete(update, channel.Url));
        }

        var greeting = Assert.Single(channel.Waiting());
        Assert.True(greeting.Text.Contains("automated", StringComparison.OrdinalIgnoreCase), opening);
    }

    [Fact]
    public async Task ConversationUpdate_ManyAtOnce_GreetsOnce()
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(server, Complete(Update("user"), channel.Url))));

        Assert.Single(channel.Waiting());
    }

    [Fact]
    public async Task Message_ExpectReplies_ComesBackInTheResponse()
    {
        await using var server = await BotServer.StartAsync();
        var body = EmulatorBodies.Message("http://localhost:9", Question);
        body["deliveryMode"] = "expectReplies";

        var response = await PostAsync(server, body);

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Contains("Talk to your doctor", json.RootElement.GetProperty("activities")[0].GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Message_OtherChannelThanEmulator_GetsNoTrace()
    {
        await using var server = await BotServer.StartAsync();
        var body = EmulatorBodies.Message("http://localhost:9", Question);
        body["deliveryMode"] = "expectReplies";
        body["channelId"] = "test";

        var response = await PostAsync(server, body);

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(["message"], json.RootElement.GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Message_RedFlagOverTwoMessages_IsUrgent()
    {
        await using var channel = await ChannelListener.StartAsync();
        await using var server = await BotServer.StartAsync();

        await PostAsync(server, EmulatorBodies.Message(channel.Url, "my back hurts"));
        channel.Waiting();
        await PostAsync(server, EmulatorBodies.Message(channel.Url, "and I can't pee"));

        Assert.StartsWith("**Emergency", (await channel.NextAsync()).Text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(BotServer server, JsonNode body)
    {
        var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static string Update(string added, bool recipient = true)
    {
        var members = added.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(who => (JsonNode)new JsonObject { ["id"] = who == "bot" ? EmulatorBodies.Bot : EmulatorBodies.User });
        var update = new JsonObject { ["type"] = "conversationUpdate", ["membersAdded"] = new JsonArray([.. members]) };
        if (recipient)
        {
            update["recipient"] = new JsonObject { ["id"] = EmulatorBodies.Bot };
        }

        return update.ToJsonString();
    }

    private static JsonNode Complete(string activity, string serviceUrl)
    {
        var body = JsonNode.Parse(activity)!;
        body["id"] = "1";
        body["channelId"] = "emulator";
        body["serviceUrl"] = serviceUrl;
        body["conversation"] = new JsonObject { ["id"] = EmulatorBodies.Conversation };
        body["from"] = new JsonObject { ["id"] = EmulatorBodies.User };
        return body;
    }
}
