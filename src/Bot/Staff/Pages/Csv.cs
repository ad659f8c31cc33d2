using System.Buffers;

namespace Bot.Staff.Pages;

/// <summary>Comma-separated values that a spreadsheet opens as text, whatever they hold.</summary>
internal static class Csv
{
    // With one of these a spreadsheet takes what follows for a formula.
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@|%\t\r\n");

    public static string Write(IEnumerable<IReadOnlyList<string>> rows) => string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\r\n"));

    private static string Cell(string value)
    {
        var isFormula = value.AsSpan().IndexOfAny(Formula) == 0 || value.AsSpan().TrimStart().IndexOfAny(Formula) == 0;
        return $"\"{(isFormula ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
