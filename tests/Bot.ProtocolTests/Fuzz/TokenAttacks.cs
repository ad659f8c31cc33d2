using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Attempts to be somebody else.</summary>
internal static class TokenAttacks
{
    private static readonly string[] Tails = ["", "/activities", "/activities?watermark=0", "/stream?watermark=0&t=x", "/upload"];

    /// <summary>One visitor's token, whole or changed, in another's conversation.</summary>
    public static FuzzAttack OtherConversation { get; } = (run, visitor, random) =>
    {
        var token = random.Next(4) switch
        {
            0 => visitor.Token,
            1 => Forge(visitor.Token, run.Target.Quiet.ConversationId, "none", _ => ""),
            2 => Forge(visitor.Token, run.Target.Quiet.ConversationId, "HS256", text => Base64Url.EncodeToString(HMACSHA256.HashData("secret"u8, Encoding.ASCII.GetBytes(text)))),
            _ => Change(visitor.Token, random),
        };
        return AskForAsync(run, run.Target.Quiet.ConversationId, token, random);
    };

    /// <summary>Any text for a token, in one's own conversation.</summary>
    public static FuzzAttack OddToken { get; } = (run, visitor, random) =>
    {
        string[] odd = ["", "undefined", "null", "x", "a.b.c", "a.b.c.d.e", "....", new string('x', 20_000), "\xff\xfe", "eyJhbGciOiJub25lIn0.e30.", Change(visitor.Token, random), $"{visitor.Token} {visitor.Token}"];
        return AskForAsync(run, visitor.ConversationId, odd[random.Next(odd.Length)], random);
    };

    /// <summary>Somebody else's stream with one's own ticket.</summary>
    public static FuzzAttack OtherStream { get; } = async (run, visitor, _) =>
    {
        var path = visitor.Stream.PathAndQuery.Replace(visitor.ConversationId, run.Target.Quiet.ConversationId, StringComparison.Ordinal);
        string[] headers = ["Host: localhost", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
        var reply = await run.SendAsync("another's stream", RawHttp.Request("GET", path, headers, []), isCutShort: true);
        if (reply.Status == 101)
        {
            run.Find("another's stream was opened");
        }
    };

    private static Task AskForAsync(FuzzRun run, string conversationId, string token, Random random)
    {
        string[] methods = ["GET", "POST", "DELETE"];
        var body = """{"type":"message","text":"let me in"}"""u8.ToArray();
        string[] headers = [$"Host: 127.0.0.1:{run.Target.Port}", $"Authorization: Bearer {token}", "Content-Type: application/json", $"Content-Length: {body.Length}"];
        var path = random.Next(5) == 0 ? "/v3/directline/tokens/refresh" : $"/v3/directline/conversations/{conversationId}{Tails[random.Next(Tails.Length)]}";
        return run.SendAsync("wrong token", RawHttp.Request(methods[random.Next(methods.Length)], path, headers, body));
    }

    private static string Forge(string token, string conversationId, string algorithm, Func<string, string> sign)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return token;
        }

        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        var start = claims.IndexOf("\"conv\":\"", StringComparison.Ordinal) + 8;
        var forged = start < 8 ? claims : claims[..start] + conversationId + claims[claims.IndexOf('"', start)..];
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"alg\":\"{algorithm}\",\"typ\":\"JWT\"}}"))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(forged))}";
        return $"{text}.{sign(text)}";
    }

    private static string Change(string token, Random random)
    {
        var changed = token.ToCharArray();
        changed[random.Next(changed.Length)] = "Aa0.-_="[random.Next(7)];
        return new string(changed);
    }
}
