using System.Buffers;

namespace Bot.Staff.Pages;

/// <summary>Comma-separated values that a spreadsheet opens as text, whatever they hold.</summary>
internal static class Csv
{
    // With one of these a spreadsheet takes what follows for a formula.
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@|%\t\r\n");

    public static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string value)
    {
        var isFormula = value.AsSpan().IndexOfAny(Formula) == 0 || value.AsSpan().TrimStart().IndexOfAny(Formula) == 0;
        return $"\"{(isFormula ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
