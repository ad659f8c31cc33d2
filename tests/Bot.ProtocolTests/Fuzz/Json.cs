using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Makes JSON that is wrong in one way or another.</summary>
internal static class Json
{
    // JSON as it would stand in a body; some of it is none.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "-0.0", "99999999999999999999999999", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"a\":null}", "{\"\":{}}",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ufeff\"", "\"\\u202e\"", "\"..\"", "\"/\"", "\"%00\"", "\"<script>\"", "\"${jndi:x}\"", "\"'; drop table x;--\"",
        "\"\\r\\nX: y\"", "\"2024-13-45T99:99:99Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00-14:00\"", "{\"$type\":\"System.IO.FileInfo, System.IO.FileSystem\"}",
        "{\"$ref\":\"#\"}", "[1,2,3]", "\"message\"", "NaN", "Infinity", "undefined", "'x'", "/*x*/1", "01", "\"\\x\"", "\"\t\"",
    ];

    /// <summary>The object with a few of its values replaced by ones of another kind; never those of the names given.</summary>
    public static byte[] Change(JsonObject json, Random random, params string[] untouched)
    {
        var text = new StringBuilder("{");
        // Seldom changed, the rest of a body is in order, and what is wrong with one value shows.
        var oneIn = random.Next(3, 20);
        foreach (var (name, value) in json)
        {
            var isKept = untouched.Contains(name) || random.Next(oneIn) != 0;
            text.Append(text.Length == 1 ? "" : ",").Append(JsonSerializer.Serialize(name)).Append(':').Append(isKept ? value?.ToJsonString() ?? "null" : Value(random));
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    /// <summary>The bytes with some cut off, doubled, or changed.</summary>
    public static byte[] Damage(byte[] json, Random random)
    {
        var damaged = (byte[])json.Clone();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        return random.Next(3) switch
        {
            0 => damaged[..random.Next(damaged.Length)],
            1 => [.. damaged, .. damaged],
            _ => damaged,
        };
    }

    /// <summary>The object with one value more, which is nested.</summary>
    public static byte[] Nested(JsonObject json, string name, int levels, bool isClosed, Random random)
    {
        json.Remove(name);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var text = new StringBuilder(json.ToJsonString());
        text.Length--;
        text.Append(",\"").Append(name).Append("\":").Insert(text.Length, open, levels).Append('1');
        return Encoding.UTF8.GetBytes(isClosed ? text.Insert(text.Length, close, levels).Append('}').ToString() : text.ToString());
    }

    private static string Value(Random random) => random.Next(12) switch
    {
        0 => $"\"{new string('x', random.Next(1, 20_000))}\"",
        1 => $"[{string.Join(",", Enumerable.Repeat("{}", random.Next(1, 2000)))}]",
        _ => Values[random.Next(Values.Length)],
    };
}
