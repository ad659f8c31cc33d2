using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Benchmarks.Load;

/// <summary>Activities as channels send them; not from the Emulator, which alone gets traces.</summary>
internal static class Bodies
{
    private const string Channel = "load";

    public static StringContent Message(string conversation, string text, string serviceUrl, bool expectReplies)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = Guid.NewGuid().ToString("N"),
            ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("O"),
            ["channelId"] = Channel,
            ["serviceUrl"] = serviceUrl,
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["from"] = new JsonObject { ["id"] = $"user-{conversation}", ["name"] = "User", ["role"] = "user" },
            ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Bot", ["role"] = "bot" },
            ["textFormat"] = "plain",
            ["locale"] = "en-US",
            ["text"] = text,
        };
        if (expectReplies)
        {
            activity["deliveryMode"] = "expectReplies";
        }

        return Json(activity);
    }

    public static StringContent DirectLineMessage(string user, string text) => Json(new JsonObject
    {
        ["type"] = "message",
        ["from"] = new JsonObject { ["id"] = user },
        ["text"] = text,
    });

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
