namespace Bot.Staff.Pages;

/// <summary>One question, its answer and how that came about. It is neither counted nor kept.</summary>
internal static class TryPage
{
    public static Html Render(string question, Answer? answer, string token) => Html.Of($"""
        <h1>Try a question</h1>
        <form method="post" action="staff/try"><input type="hidden" name="token" value="{token}">
        <label for="question">Question</label><input id="question" name="question" value="{question}" maxlength="2000" required><button>Ask</button></form>
        {(answer is null ? default : Result(answer))}
        """);

    private static Html Result(Answer answer)
    {
        var shown = answer is SourcedAnswer sourced ? sourced.Passages : [];
        return Html.Of($"""
            <section aria-labelledby="answer"><h2 id="answer">What a visitor sees</h2><pre>{answer.Text}</pre>
            {(answer.Suggestions.Count == 0 ? default : Html.Of($"<p>Buttons: {string.Join(" | ", answer.Suggestions)}</p>"))}</section>
            <section aria-labelledby="trace"><h2 id="trace">How it came about</h2><table><tbody>
            {Row("Outcome", answer.Outcome)}{Row("Reply", answer.Reply ?? "passages")}{Row("Safety verdict", answer.Trace.Verdict)}
            {Row("Danger, as learned", Html.Of($"{(double)answer.Trace.Danger}"))}{Row("Condition", answer.CautionKind ?? "none")}{Row("Doctor reply", answer.DoctorReply ? "yes" : "no")}{Row("Language", answer.Language ?? "en")}
            {Row("Share of fixed replies", Html.Of($"{(double)answer.Trace.FixedShare}, given from {(double)AnswerThresholds.FixedReply}"))}
            {Row("Time", Html.Of($"{answer.Trace.SafetyTime.TotalMilliseconds} ms safety, {answer.Trace.SearchTime.TotalMilliseconds} ms search"))}</tbody></table>
            {(answer.Trace.Ranking.Count == 0 ? default : Html.Of($"""
                <table><caption>Passages; shown from {(double)AnswerThresholds.Show}, offered from {(double)AnswerThresholds.Offer}</caption><thead><tr><th scope="col">Passage</th><th scope="col">Claims</th><th scope="col">Score</th><th scope="col">Shown</th></tr></thead><tbody>
                {answer.Trace.Ranking.Select(ranked => Html.Of($"<tr><th scope=\"row\">{ranked.Passage.Id}</th><td>{string.Join(' ', ranked.Passage.Claims)}</td><td>{(double)ranked.Score}</td><td>{(shown.Contains(ranked.Passage) ? "yes" : "no")}</td></tr>"))}</tbody></table>
                """))}</section>
            """);
    }

    private static Html Row(string name, string value) => Row(name, Html.Of($"{value}"));

    private static Html Row(string name, Html value) => Html.Of($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");
}
