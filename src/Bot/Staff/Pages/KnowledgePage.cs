namespace Bot.Staff.Pages;

internal static class KnowledgePage
{
    public static Html Render(AnswerEngine engine, HealthReport health, string? readOnly, string token) => Html.Of($"""
        <h1>Knowledge and health</h1>
        <table><tbody>
        <tr><th scope="row">Passages</th><td>{engine.Knowledge.Passages.Count}</td></tr>
        <tr><th scope="row">Ways of asking</th><td>{engine.Knowledge.Passages.Sum(passage => passage.AskedAs.Count)}</td></tr>
        <tr><th scope="row">Kinds of danger</th><td>{engine.Knowledge.Safety.Kinds.Count}</td></tr>
        <tr><th scope="row">Topics last edited</th><td>{engine.Knowledge.Edited}</td></tr>
        <tr><th scope="row">Clinical sign-off</th><td>{engine.Knowledge.SignOff}</td></tr>
        <tr><th scope="row">Can be added to here</th><td>{readOnly ?? "yes"}</td></tr>
        <tr><th scope="row">Kept for a quick start</th><td>{engine.CacheProblem ?? "in order"}</td></tr></tbody></table>
        {SignOffs(engine.SignOffs)}
        <section aria-labelledby="health"><h2 id="health">Health</h2><table><tbody>
        {health.Entries.Select(entry => Html.Of($"<tr><th scope=\"row\">{entry.Key}</th><td>{(entry.Value.Status == HealthStatus.Healthy ? "ok" : entry.Value.Description)}</td></tr>"))}</tbody></table></section>
        <section aria-labelledby="conversations"><h2 id="conversations">Conversations as tests</h2>
        <form method="post" action="staff/conversations"><input type="hidden" name="token" value="{token}"><button>Have them all</button></form></section>
        """);

    /// <summary>What is signed off, and what waits for it; nothing where nobody has begun to sign.</summary>
    internal static Html SignOffs(SignOffState? state) => state is null ? default : Html.Of($"""
        <section aria-labelledby="sign-off"><h2 id="sign-off">Sign-off</h2><table><tbody>
        <tr><th scope="row">Visitors are shown</th><td>{(state.IsRequired ? "what is signed, an edited text in its last signed wording" : "everything, signed or not")}</td></tr>
        <tr><th scope="row">Signed</th><td>{state.Holding.Count}</td></tr>
        {Ids($"Edited since ({state.Edited.Count})", state.Edited)}{Ids($"Never signed ({state.Missing.Count})", state.Missing)}</tbody></table></section>
        """);

    /// <summary>How the conversations came out; or why they could not be had.</summary>
    public static Html Conversations((ConversationReport? Report, IReadOnlyList<string> Problems) result) => Html.Of($"""
        <h1>Conversations as tests</h1>
        {(result.Report is { } report ? Html.Of($"""
            <p>{report.Conversations} conversations, {report.Turns} messages, {report.Failures.Count} not as expected.</p>
            <h2>No conversation reaches</h2><table><tbody>{Ids("Passages", report.NotReached.Passages)}{Ids("Kinds", report.NotReached.Kinds)}{Ids("Replies", report.NotReached.Replies)}</tbody></table>
            """) : default)}
        {(result.Problems.Count == 0 ? default : Html.Of($"<ul class=\"problem\">{result.Problems.Select(problem => Html.Of($"<li>{problem}</li>"))}</ul>"))}
        <p><a href="staff/knowledge">Back</a></p>
        """);

    private static Html Ids(string what, IReadOnlyList<string> ids) => Html.Of($"<tr><th scope=\"row\">{what}</th><td>{(ids.Count == 0 ? "none" : string.Join(", ", ids))}</td></tr>");
}
