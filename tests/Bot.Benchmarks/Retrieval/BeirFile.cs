using System.Text.Json;

namespace Bot.Benchmarks.Retrieval;

/// <summary>Reads <c>{"_id","title","text"}</c> a line; <see cref="InputException"/> on the first line that is something else.</summary>
internal static class BeirFile
{
    public static IReadOnlyList<BeirRecord> Read(string path)
    {
        var records = new List<BeirRecord>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var record = Parse(line, path, number);
            if (!ids.Add(record.Id))
            {
                throw new InputException(path, number, $"the id '{record.Id}' stands on an earlier line too");
            }

            records.Add(record);
        }

        return records;
    }

    private static BeirRecord Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InputException(path, number, "the line is no JSON object");
            }

            var id = Member("_id") ?? throw new InputException(path, number, "there is no \"_id\"");
            var text = Member("text") ?? throw new InputException(path, number, "there is no \"text\"");
            return id.Length == 0 || id.Any(char.IsWhiteSpace)
                ? throw new InputException(path, number, "\"_id\" is empty or holds a space, which a TREC run cannot")
                : new BeirRecord(id, Member("title") ?? "", text);

            string? Member(string name) =>
                !json.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
                : value.ValueKind == JsonValueKind.String ? value.GetString()
                : throw new InputException(path, number, $"\"{name}\" is no string");
        }
        catch (JsonException fault)
        {
            throw new InputException(path, number, $"the line is no JSON (column {fault.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            // A string with half of a surrogate pair parses, but has no text.
            throw new InputException(path, number, "a string of the line is no valid Unicode");
        }
    }
}
