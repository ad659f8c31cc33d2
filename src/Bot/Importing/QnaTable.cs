using ExcelDataReader;

namespace Bot.Importing;

/// <summary>Reads what QnA Maker and custom question answering export: a table with a question in each row, as TSV or XLSX.</summary>
internal static class QnaTable
{
    public static IReadOnlyList<ImportedAnswer> ReadTsv(string file)
    {
        // Line breaks within an answer are written as \n there, and quotes as they are.
        var rows = File.ReadAllLines(file).Select(line => line.TrimStart('\uFEFF').Split('\t'));
        return Read(rows.Select(row => row.Select(cell => cell.Replace("\\n", "\n", StringComparison.Ordinal)).ToArray()));
    }

    public static IReadOnlyList<ImportedAnswer> ReadXlsx(string file)
    {
        // The reader asks for an encoding of Windows even where it needs none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(file);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString() ?? "")]);
        }

        return Read(rows);
    }

    // Rows with one id, or without ids with one answer, are ways of asking for the same.
    private static IReadOnlyList<ImportedAnswer> Read(IEnumerable<string[]> rows)
    {
        var table = rows.ToList();
        var head = table.Count == 0 ? [] : table[0].Select(cell => cell.Trim()).ToList();
        int Column(string name) => head.FindIndex(cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase));
        var (question, answer, id) = (Column("Question"), Column("Answer"), Column("QnaId"));
        if (question < 0 || answer < 0)
        {
            throw new InvalidDataException("The first row names no columns 'Question' and 'Answer'.");
        }

        return
        [
            .. table.Select((row, i) => (Number: i + 1, Row: row)).Skip(1)
                .Where(line => line.Row.Length > Math.Max(question, answer) && line.Row[question].Trim().Length > 0)
                .GroupBy(line => id >= 0 && line.Row.Length > id && line.Row[id].Length > 0 ? line.Row[id] : line.Row[answer])
                .Select(same => new ImportedAnswer($"row {same.First().Number}", [.. same.Select(line => line.Row[question].Trim())], same.First().Row[answer])),
        ];
    }
}

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

/// <summary>A question and its answer from another bot.</summary>
internal sealed record ImportedAnswer(string Place, IReadOnlyList<string> Questions, string Answer);
