namespace Bot.Staff.Pages;

/// <summary>Bars by day, with the same numbers in words for those who do not see them.</summary>
internal static class BarChart
{
    private const int Width = 40;
    private const int Height = 120;
    private const int Gap = 8;

    public static Html Render(string id, string title, IReadOnlyList<(DateOnly Day, long Number)> days)
    {
        var most = Math.Max(1, days.Max(day => day.Number));
        var words = string.Join(", ", days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day:ddd d MMM}: {day.Number}")));
        return Html.Of($"""
            <figure><figcaption>{title}</figcaption>
            <svg viewBox="0 0 {days.Count * (Width + Gap)} {Height + 40}" role="img" aria-labelledby="{id}-title {id}-words"><title id="{id}-title">{title}</title><desc id="{id}-words">{words}</desc>
            {days.Select((day, at) => Bar(day, at, most))}</svg></figure>
            """);
    }

    private static Html Bar((DateOnly Day, long Number) day, int at, long most)
    {
        var height = Height * day.Number / most;
        var left = (at * (Width + Gap)) + (Gap / 2);
        return Html.Of($"""
            <rect x="{left}" y="{20 + Height - height}" width="{Width}" height="{height}"/><text x="{left + (Width / 2)}" y="{14 + Height - height}">{day.Number}</text><text x="{left + (Width / 2)}" y="{Height + 36}">{day.Day.ToString("ddd d", CultureInfo.InvariantCulture)}</text>
            """);
    }
}
