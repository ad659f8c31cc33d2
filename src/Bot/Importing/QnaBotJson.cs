using System.Text.Json;

namespace Bot.Importing;

/// <summary>Reads what QnABot exports: <c>{"qna":[{"qid":"...","q":["..."],"a":"..."}]}</c>.</summary>
internal static class QnaBotJson
{
    public static IReadOnlyList<ImportedAnswer> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("qna", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException("The file has no list 'qna'.");
        }

        return [.. entries.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select((entry, i) => new ImportedAnswer(
            entry.TryGetProperty("qid", out var id) ? id.ToString() : $"entry {i + 1}",
            entry.TryGetProperty("q", out var questions) && questions.ValueKind == JsonValueKind.Array ? [.. questions.EnumerateArray().Select(question => question.ToString().Trim())] : [],
            entry.TryGetProperty("a", out var answer) ? answer.ToString() : ""))];
    }
}
