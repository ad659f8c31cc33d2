namespace Bot.Staff.Pages;

/// <summary>What happened this week and in those before.</summary>
internal static class FiguresPage
{
    public const int Weeks = 4;
    private const int Days = 7;
    private const int MostRows = 20;

    private static readonly (string Words, string Name, string? Label)[] Rows =
    [
        ("Visits", CountNames.Visits, ""),
        ("Messages", CountNames.Questions, ""),
        ("Answered with a passage", CountNames.Outcomes, "answer"),
        ("Answered with the clinic's own facts", CountNames.Outcomes, "clinic"),
        ("Did you mean", CountNames.Outcomes, "didYouMean"),
        ("Refused or nothing found", CountNames.Outcomes, "noAnswer"),
        ("Small talk and commands", CountNames.Outcomes, "smallTalk"),
        ("Red flags", CountNames.Dangers, null),
        ("Thumbs up", CountNames.ThumbsUp, null),
        ("Thumbs down", CountNames.ThumbsDown, null),
    ];

    private static readonly (string Title, string Name)[] Tables =
    [
        ("Outcomes", CountNames.Outcomes),
        ("Red flags by kind", CountNames.Dangers),
        ("Refusals by reply", CountNames.Refusals),
        ("Thumbs up by passage", CountNames.ThumbsUp),
        ("Thumbs down by passage", CountNames.ThumbsDown),
        ("Why an answer did not help", CountNames.ThumbReasons),
        ("Languages", CountNames.Languages),
    ];

    public static Html Render(IReadOnlyList<Count> counts, DateOnly today, KnowledgeBase knowledge)
    {
        IReadOnlyList<(DateOnly, long)> ByDay(string name) =>
            [.. Enumerable.Range(1 - Days, Days).Select(today.AddDays).Select(day => (day, counts.Where(c => c.Day == day && c.Name == name).Sum(c => c.Number)))];

        return Html.Of($"""
            <h1>Figures</h1>
            <p>Counts only; days end at midnight UTC. <a href="staff/counts.csv">All counts as CSV</a></p>
            <section aria-labelledby="week"><h2 id="week">The last seven days</h2><div class="charts">
            {BarChart.Render("visits", "Visits by day", ByDay(CountNames.Visits))}{BarChart.Render("messages", "Messages by day", ByDay(CountNames.Questions))}</div></section>
            <section aria-labelledby="weeks"><h2 id="weeks">Week by week</h2><div class="wide" tabindex="0" role="group" aria-labelledby="weeks"><table><thead><tr><th scope="col">Seven days to</th>
            {Enumerable.Range(0, Weeks).Select(week => Html.Of($"<th scope=\"col\">{today.AddDays(-Days * week)}</th>"))}</tr></thead><tbody>
            {Rows.Select(row => Html.Of($"<tr><th scope=\"row\">{row.Words}</th>{Enumerable.Range(0, Weeks).Select(week => Html.Of($"<td>{Sum(counts, today, week, row.Name, row.Label)}</td>"))}</tr>"))}
            </tbody></table></div></section>
            <div class="tables">{Tables.Select(table => Table(table.Title, table.Name, counts, today, knowledge))}</div>
            """);
    }

    public static string ToCsv(IEnumerable<Count> counts) => Csv.Write(
    [
        ["day", "what", "which", "number"],
        .. counts.Where(count => !count.Name.StartsWith(CountNames.Review, StringComparison.Ordinal))
            .OrderBy(count => count.Day).ThenBy(count => count.Name, StringComparer.Ordinal).ThenBy(count => count.Label, StringComparer.Ordinal)
            .Select(count => (IReadOnlyList<string>)[count.Day.ToString("O", CultureInfo.InvariantCulture), count.Name, count.Label, count.Number.ToString(CultureInfo.InvariantCulture)]),
    ]);

    private static Html Table(string title, string name, IReadOnlyList<Count> counts, DateOnly today, KnowledgeBase knowledge)
    {
        var rows = counts.Where(c => c.Name == name && c.Day > today.AddDays(-2 * Days)).Select(c => c.Label).Distinct()
            .Select(label => (Label: label, Now: Sum(counts, today, 0, name, label), Before: Sum(counts, today, 1, name, label)))
            .OrderByDescending(row => row.Now).ThenBy(row => row.Label, StringComparer.Ordinal)
            .Take(MostRows)
            .ToList();
        var most = Math.Max(1, rows.Select(row => row.Now).DefaultIfEmpty().Max());
        return rows.Count == 0
            ? Html.Of($"<section><h2>{title}</h2><p>None in the last fourteen days.</p></section>")
            : Html.Of($"""
                <section><h2>{title}</h2><table><thead><tr><th scope="col">Which</th><th scope="col">Last 7 days</th><th scope="col">7 before</th><td></td></tr></thead><tbody>
                {rows.Select(row => Html.Of($"""
                    <tr><th scope="row">{Words(row.Label, name, knowledge)}</th><td>{row.Now}</td><td>{row.Before}</td><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="{100 * row.Now / most}" height="10"/></svg></td></tr>
                    """))}</tbody></table></section>
                """);
    }

    private static string Words(string label, string name, KnowledgeBase knowledge) => name switch
    {
        CountNames.Dangers => knowledge.FindKind(label)?.Title ?? label,
        CountNames.ThumbsUp or CountNames.ThumbsDown => label.Length == 0 ? "no passage" : knowledge.FindPassage(label)?.Heading ?? label,
        _ => label,
    };

    private static long Sum(IReadOnlyList<Count> counts, DateOnly today, int week, string name, string? label) => counts
        .Where(c => c.Day <= today.AddDays(-Days * week) && c.Day > today.AddDays(-Days * (week + 1)) && c.Name == name && (label is null || c.Label == label))
        .Sum(c => c.Number);
}
