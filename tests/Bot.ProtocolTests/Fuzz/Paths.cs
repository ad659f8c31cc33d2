namespace Bot.ProtocolTests.Fuzz;

/// <summary>Where requests go.</summary>
internal static class Paths
{
    // Of the whole application: a route that is not there yet, or not in this mode, is a 404.
    private static readonly string[] Fixed =
    [
        "/", "/chat", "/chat/token", "/chat/texts", "/widget.js", "/assets/chat.js", "/assets/webchat.js", "/assets/", "/healthz", "/readyz", "/favicon.ico", "/robots.txt", "/appsettings.json", "/wwwroot/", "/api/messages", "/api/messages/",
        "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", "/directline/conversations", "/V3/DirectLine/Conversations",
    ];

    private static readonly string[] Tails = ["", "/activities", "/stream", "/upload", "/activities?watermark=0", "/activities?watermark=-1", "/activities/", "/members"];

    private static readonly string[] Odd =
    [
        "/../appsettings.json", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fappsettings.json", "/..%5c..%5cappsettings.json", "/%c0%ae%c0%ae/", "/%00", "/%ff%fe", "/%", "/%zz", "//", "///chat", "/./chat", "/chat/..",
        "/chat;x=y", "/chat%3f", "/chat#x", "/\xff", "/\xe2\x80\xae", "/CON", "/wwwroot/../appsettings.json", "/assets/..%2f..%2fbot.dll", "/assets/%2e%2e", "/assets/chat.js%20", "/assets/chat.js::$DATA", "/assets/%00", "*", "", "chat", "?", "/?", "/?a=%00&a=%ff",
        "http://service.example/", "http://service.example:99999/", "https://127.0.0.1/", "javascript:x", "service.example:443", "/v3/directline/conversations/..", "/v3/directline/conversations/../tokens/generate",
    ];

    private static readonly string[] Watermarks = ["-1", "9223372036854775808", "1e9", "0x10", "", "%00", "%ff", "a", "1&watermark=2", "%d9%a1", "0;drop", "+1", " 1"];

    /// <summary>A route, or a file that might be one.</summary>
    public static string Known(Visitor visitor, Random random) =>
        random.Next(2) == 0 ? Fixed[random.Next(Fixed.Length)] : $"/v3/directline/conversations/{visitor.ConversationId}{Tails[random.Next(Tails.Length)]}";

    /// <summary>Something that no client asks for.</summary>
    public static string Unknown(Visitor visitor, Random random) => random.Next(6) switch
    {
        0 => "/" + new string('a', random.Next(1, 12_000)),
        1 => $"/v3/directline/conversations/{visitor.ConversationId}/activities?watermark={Watermarks[random.Next(Watermarks.Length)]}",
        2 => $"/v3/directline/conversations/{Uri.EscapeDataString(Text(random))}{Tails[random.Next(Tails.Length)]}",
        3 => $"/v3/directline/conversations/{visitor.ConversationId}/stream?t={Uri.EscapeDataString(Text(random))}&watermark={Watermarks[random.Next(Watermarks.Length)]}",
        4 => string.Join("", Enumerable.Repeat("/..", random.Next(1, 50))) + "/etc/passwd",
        _ => Odd[random.Next(Odd.Length)],
    };

    private static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => (char)random.Next(1, 0xD7FF))]);
}
