namespace Bot.Staff.Pages;

/// <summary>What was not answered well, in groups, and how to teach it.</summary>
internal static class QuestionsPage
{
    private const int MostGroups = 50;

    public static Html Render(IReadOnlyList<QuestionGroup> groups, AnswerEngine engine, string token, ReviewOptions options) => Html.Of($"""
        <h1>Questions</h1>
        <p>{(options.Enabled
            ? Html.Of($"Not answered well in the last {ICountStore.KeptDays} days, without what could tell who asked; each group was asked in at least {options.LeastVisitors} chats. <a href=\"staff/questions.csv\">As CSV</a>")
            : Html.Of($"The review of questions is off. <code>Review:Enabled=true</code> turns it on."))}</p>
        {groups.Take(MostGroups).Select((group, at) => Group(group, at, engine, token))}
        {(groups.Count == 0 && options.Enabled ? Html.Of($"<p>There is no such group yet.</p>") : default)}
        <section aria-labelledby="add"><h2 id="add">Add a way of asking</h2>{Form("own", "", "", engine, token)}</section>
        """);

    /// <summary>What has become of a question that was to be added.</summary>
    public static Html Added(QuestionEdit edit) => Html.Of($"""
        <h1>{(edit.IsLive ? "Added, and live" : "Not added")}</h1>
        {(edit.Problems.Count == 0 ? default : Html.Of($"<ul class=\"problem\" role=\"alert\">{edit.Problems.Select(problem => Html.Of($"<li>{problem}</li>"))}</ul>"))}
        <p>The line, in <code>{edit.File}</code> below <code>## {edit.Passage}</code>:</p><pre>- {edit.Question}</pre>
        {(edit.Figures.Count == 0 ? default : Html.Of($"""
            <table><caption>What evaluate says</caption><thead><tr><th scope="col">Figure</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>
            {edit.Figures.Select(figure => Html.Of($"<tr><th scope=\"row\">{figure.Name}</th><td>{figure.Before}</td><td>{figure.After}</td></tr>"))}</tbody></table>
            """))}
        <p><a href="staff/questions">Back to the questions</a></p>
        """);

    public static string ToCsv(IReadOnlyList<QuestionGroup> groups) => Csv.Write(
    [
        ["question", "visitors", "wordings", "reasons"],
        .. groups.Select(group => (IReadOnlyList<string>)[group.Wording, Text(group.Visitors), Text(group.Wordings), Reasons(group)]),
    ]);

    private static Html Group(QuestionGroup group, int at, AnswerEngine engine, string token)
    {
        var plain = string.Join(' ', group.Wording.Split(' ').Where(word => word[0] != '['));
        var best = engine.Answer(plain, AnswerContext.Empty).Trace.Ranking.Select(ranked => ranked.Passage.Id).FirstOrDefault("");
        return Html.Of($"""
            <section class="group" aria-labelledby="group-{at}"><h2 id="group-{at}">{group.Wording}</h2>
            <p>{group.Visitors} visitors, {group.Wordings} wordings: {Reasons(group)}</p>
            <details><summary>Add to a passage</summary>{Form($"group-{at}", plain, best, engine, token)}</details></section>
            """);
    }

    private static Html Form(string id, string question, string chosen, AnswerEngine engine, string token) => Html.Of($"""
        <form method="post" action="staff/questions"><input type="hidden" name="token" value="{token}">
        <label for="{id}-question">Way of asking</label><input id="{id}-question" name="question" value="{question}" maxlength="{QuestionEditor.MaxLength}" required>
        <label for="{id}-passage">Passage</label><select id="{id}-passage" name="passage" required>{(chosen.Length == 0 ? new Html("<option value=\"\">Choose</option>") : default)}
        {engine.Knowledge.Passages.Select(passage => Html.Of($"<option value=\"{passage.Id}\"{(passage.Id == chosen ? new Html(" selected") : default)}>{passage.Heading}</option>"))}</select>
        <button>Try it, and add it if it does no harm</button></form>
        """);

    private static string Reasons(QuestionGroup group) => string.Join(", ", group.Reasons.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {Text(reason.Value)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
