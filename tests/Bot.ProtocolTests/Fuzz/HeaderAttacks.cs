using System.Text;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Requests whose heads lie.</summary>
internal static class HeaderAttacks
{
    private static readonly byte[] Body = """{"type":"message","text":"does it hurt"}"""u8.ToArray();

    private static readonly string[] Odd =
    [
        "Content-Type: application/json; charset=utf-7", "Content-Type: application/json; charset=\"", "Content-Type: application/vnd.x+json", "Content-Type: ;", "Content-Type:",
        "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 1e3",
        "Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: \x0bchunked", "Content-Encoding: gzip", "Content-Encoding: br",
        "Expect: 100-continue", "Expect: x", "Range: bytes=0-1,5-,-9", "If-None-Match: *", "If-Modified-Since: yesterday", "Accept-Encoding: *;q=0", "Accept: */*;q=x",
        "Host: service.example", "Host: [::1", "Host:", "Host: a b", "Host: localhost\r\nHost: service.example", "Host: 127.0.0.1:99999", "Host: \xff\xfe",
        "Origin: null", "Origin: https://service.example", "Origin: \x01", "Origin: file://", "Sec-Fetch-Site: cross-site", "Referer: x",
        "X-Forwarded-For: 1.2.3.4", "X-Forwarded-For: , ,,x", "X-Forwarded-Proto: javascript", "X-Forwarded-Host: service.example", "Forwarded: for=\"[::1]\"", "X-Original-URL: /", "X-HTTP-Method-Override: DELETE",
        "Cookie: a=b; a; =; \x7f", "Upgrade: h2c\r\nHTTP2-Settings: x", "Upgrade: websocket", "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
        "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99", "Access-Control-Request-Method: DELETE", "Access-Control-Request-Headers: authorization, x-y",
        " folded: x", "Bad Name: x", "NoColon", ": x", "X: \x00", "X: \r\r\n\n",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "POST ", "G\x00T", "X", ""];

    public static FuzzAttack OddHeaders { get; } = (run, visitor, random) =>
    {
        var headers = new List<string> { $"Host: 127.0.0.1:{run.Target.Port}", $"Authorization: Bearer {visitor.Token}" };
        headers.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Odd[random.Next(Odd.Length)]));
        if (random.Next(2) == 0)
        {
            headers.Add($"Content-Length: {Body.Length}\r\nContent-Type: application/json");
        }

        var method = Methods[random.Next(Methods.Length)];
        return run.SendAsync($"{method} with {string.Join(" | ", headers.Skip(2))}", RawHttp.Request(method, Paths.Known(visitor, random), headers, Body), isCutShort: true);
    };

    public static FuzzAttack ManyHeaders { get; } = (run, visitor, random) =>
    {
        var headers = Enumerable.Range(0, random.Next(1, 200)).Select(i => $"X-{i}: {new string('x', random.Next(1, 2000))}").Prepend("Host: localhost");
        return run.SendAsync("many headers", RawHttp.Request("GET", Paths.Known(visitor, random), headers, []));
    };

    public static FuzzAttack BrokenChunks { get; } = (run, visitor, random) =>
    {
        string[] chunks = ["5\r\n{\"typ\r\n", "FFFFFFFFFFFFFFFF\r\n", "-1\r\n", "5;x=\"\r\nhello\r\n0\r\n\r\n", "0\r\nX: y\r\n\r\n", "zz\r\n", "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", new string('0', 5000) + "1\r\nx\r\n0\r\n\r\n"];
        string[] headers = ["Host: localhost", "Transfer-Encoding: chunked", "Content-Type: application/json", $"Authorization: Bearer {visitor.Token}"];
        var body = Encoding.ASCII.GetBytes(chunks[random.Next(chunks.Length)] + chunks[random.Next(chunks.Length)]);
        return run.SendAsync("broken chunks", RawHttp.Request("POST", Paths.Known(visitor, random), headers, body), isCutShort: true);
    };

    public static FuzzAttack Noise { get; } = (run, _, random) =>
    {
        var bytes = new byte[random.Next(1, 4000)];
        random.NextBytes(bytes);
        return run.SendAsync("noise", bytes, isCutShort: true);
    };
}
