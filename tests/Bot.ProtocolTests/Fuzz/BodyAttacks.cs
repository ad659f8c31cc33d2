using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Requests in order but for what they bring.</summary>
internal static class BodyAttacks
{
    private const string Json = "Content-Type: application/json";

    private static readonly Encoding[] Encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    public static FuzzAttack ChangedActivity { get; } = (run, visitor, random) =>
        PostActivityAsync(run, visitor, Fuzz.Json.Change(Activity(random), random), "changed activity");

    public static FuzzAttack DamagedActivity { get; } = (run, visitor, random) =>
        PostActivityAsync(run, visitor, Fuzz.Json.Damage(Encoding.UTF8.GetBytes(Activity(random).ToJsonString()), random), "damaged activity");

    public static FuzzAttack NestedActivity { get; } = (run, visitor, random) =>
        PostActivityAsync(run, visitor, Fuzz.Json.Nested(Activity(random), random.Next(2) == 0 ? "channelData" : "value", Levels(random), random.Next(3) > 0, random), "nested activity");

    public static FuzzAttack OtherEncoding { get; } = (run, visitor, random) =>
    {
        var encoding = Encodings[random.Next(Encodings.Length)];
        return PostActivityAsync(run, visitor, [.. encoding.GetPreamble(), .. encoding.GetBytes(Activity(random).ToJsonString())], "activity in another encoding");
    };

    public static FuzzAttack BinaryActivity { get; } = (run, visitor, random) =>
    {
        var bytes = new byte[random.Next(1, 100_000)];
        random.NextBytes(bytes);
        return PostActivityAsync(run, visitor, bytes, "binary activity");
    };

    public static FuzzAttack ChangedStart { get; } = (run, _, random) =>
    {
        var body = Fuzz.Json.Change(new JsonObject { ["locale"] = "en", ["user"] = new JsonObject { ["id"] = "dl_x", ["name"] = "x" }, ["trustedOrigins"] = new JsonArray("https://clinic.example") }, random);
        string[] paths = ["/v3/directline/conversations", "/directline/tokens/generate", "/chat/token"];
        var path = paths[random.Next(paths.Length)];
        return run.SendAsync("changed start", RawHttp.Request("POST", path, [.. Common(run, body), Json], body));
    };

    public static FuzzAttack ChangedEmulatorMessage { get; } = (run, _, random) =>
        // Another service URL might be one of another program on this machine.
        PostEmulatorAsync(run, Fuzz.Json.Change(Emulator(run, random), random, "serviceUrl", "channelId"), "changed Emulator message");

    public static FuzzAttack DamagedEmulatorMessage { get; } = (run, _, random) =>
    {
        var message = Emulator(run, random);
        message["serviceUrl"] = "https://service.example/";
        return PostEmulatorAsync(run, Fuzz.Json.Damage(Encoding.UTF8.GetBytes(message.ToJsonString()), random), "damaged Emulator message");
    };

    public static FuzzAttack NestedEmulatorMessage { get; } = (run, _, random) =>
        PostEmulatorAsync(run, Fuzz.Json.Nested(Emulator(run, random), "value", Levels(random), random.Next(3) > 0, random), "nested Emulator message");

    private static int Levels(Random random) => random.Next(4) switch { 0 => 200_000, 1 => random.Next(1, 40), 2 => random.Next(60, 70), _ => random.Next(1000, 30_000) };

    private static Task PostActivityAsync(FuzzRun run, Visitor visitor, byte[] body, string what) => run.SendAsync(
        what,
        RawHttp.Request("POST", $"/v3/directline/conversations/{visitor.ConversationId}/activities", [.. Common(run, body), Json, $"Authorization: Bearer {visitor.Token}"], body));

    private static Task PostEmulatorAsync(FuzzRun run, byte[] body, string what) =>
        run.SendAsync(what, RawHttp.Request("POST", "/api/messages", [.. Common(run, body), Json, .. Credential(run)], body));

    private static string[] Credential(FuzzRun run) => run.Target.ChannelToken is { } token ? [$"Authorization: Bearer {token}"] : [];

    private static string[] Common(FuzzRun run, byte[] body) => [$"Host: 127.0.0.1:{run.Target.Port}", $"Content-Length: {body.Length}"];

    private static JsonObject Activity(Random random) => new()
    {
        ["type"] = "message",
        ["text"] = random.Next(2) == 0 ? "does it hurt" : new string('q', random.Next(1, 5000)),
        ["textFormat"] = "plain",
        ["locale"] = "en-US",
        ["localTimestamp"] = "2026-11-22T20:00:52+00:00",
        ["name"] = "feedback",
        ["value"] = new JsonObject { ["helpful"] = true },
        ["channelData"] = new JsonObject { ["clientActivityID"] = $"{random.Next()}" },
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities" }),
        ["from"] = new JsonObject { ["id"] = "dl_somebody", ["role"] = "bot" },
        ["id"] = "x",
        ["replyToId"] = "x",
        ["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" }),
        ["attachments"] = new JsonArray(),
    };

    private static JsonObject Emulator(FuzzRun run, Random random)
    {
        var message = random.Next(3) == 0 ? EmulatorBodies.ConversationUpdate(run.Target.ServiceUrl) : EmulatorBodies.Message(run.Target.ServiceUrl, "does it hurt");
        message["channelId"] = run.Target.ChannelToken is null ? "emulator" : "webchat";
        message["deliveryMode"] = random.Next(4) == 0 ? "normal" : "expectReplies";
        message["replyToId"] = "x";
        message["suggestedActions"] = new JsonObject { ["actions"] = new JsonArray() };
        return message;
    }
}
