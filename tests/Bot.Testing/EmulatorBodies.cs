using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Testing;

/// <summary>Request bodies as the Bot Framework Emulator 4.15.1 sends them.</summary>
public static class EmulatorBodies
{
    public const string Bot = "6ea2d2a0-bot";
    public const string User = "0c441bd8-user";
    public const string Conversation = "57f5c2d0-c8a7-11f0-9b65-1d9e3c1a2b3c|livechat";

    /// <summary>One update that lists bot and user.</summary>
    public static JsonObject ConversationUpdate(string serviceUrl) => new()
    {
        ["type"] = "conversationUpdate",
        ["membersAdded"] = new JsonArray(Member(Bot, "Bot"), Member(User, "User")),
        ["membersRemoved"] = new JsonArray(),
        ["channelId"] = "emulator",
        ["conversation"] = new JsonObject { ["id"] = Conversation },
        ["id"] = "57f9e2b0-c8a7-11f0-9b65-1d9e3c1a2b3c",
        ["localTimestamp"] = "2026-11-22T20:00:52+00:00",
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Bot", ["role"] = "bot" },
        ["timestamp"] = "2026-11-22T20:00:52.144Z",
        ["from"] = new JsonObject { ["id"] = User, ["name"] = "User", ["role"] = "user" },
        ["locale"] = "en-US",
        ["serviceUrl"] = serviceUrl,
    };

    public static JsonObject Message(string serviceUrl, string text) => new()
    {
        ["channelData"] = new JsonObject { ["attachmentSizes"] = new JsonArray(), ["clientActivityID"] = "17321000526640k2q1mzq4d8" },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["type"] = "message",
        ["channelId"] = "emulator",
        ["from"] = new JsonObject { ["id"] = User, ["name"] = "User", ["role"] = "user" },
        ["locale"] = "en-US",
        ["localTimezone"] = "Etc/UTC",
        ["attachments"] = new JsonArray(),
        ["entities"] = new JsonArray(new JsonObject
        {
            ["requiresBotState"] = true,
            ["supportsListening"] = true,
            ["supportsTts"] = true,
            ["type"] = "ClientCapabilities",
        }),
        ["conversation"] = new JsonObject { ["id"] = Conversation },
        ["id"] = "5a1b3c40-c8a7-11f0-9b65-1d9e3c1a2b3c",
        ["localTimestamp"] = "2026-11-22T20:00:56+00:00",
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Bot", ["role"] = "bot" },
        ["timestamp"] = "2026-11-22T20:00:56.203Z",
        ["serviceUrl"] = serviceUrl,
    };

    /// <summary>The body with Content-Length, as the Emulator's HTTP client sends it.</summary>
    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static JsonObject Member(string id, string name) => new() { ["id"] = id, ["name"] = name };
}
