using Microsoft.AspNetCore.Mvc;

namespace Bot.Staff.Pages;

/// <summary>The pages for staff. Made on the server, without script; nobody sees more than the login without having logged in.</summary>
internal sealed partial class StaffEndpoints(
    StaffLogin login, StaffRecorder recorder, ICountStore counts, CurrentEngine engine, QuestionEditor editor, WebAssets assets,
    HealthCheckService health, IOptions<ReviewOptions> review, TimeProvider time)
{
    public const string Root = "/staff";

    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Bytes of a form; its longest field is a question.</summary>
    private const int MaxForm = 16 * 1024;

    /// <summary>To learn an added question and to try it takes longer than any other request.</summary>
    private static readonly TimeSpan EditLimit = TimeSpan.FromMinutes(5);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root);
        void Get(string path, Func<HttpContext, Task<IResult>> handle) => group.MapGet(path, Run(handle));
        void Post(string path, Func<HttpContext, Task<IResult>> handle) => group.MapPost(path, Run(handle)).WithRequestTimeout(EditLimit).WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        Get("", context => ShowAsync(context, "Figures", FiguresAsync));
        Get("/questions", context => ShowAsync(context, "Questions", async _ => QuestionsPage.Render(await GroupsAsync(), engine.Value, Token(context), review.Value)));
        Get("/try", context => ShowAsync(context, "Try", _ => Task.FromResult(TryPage.Render("", null, Token(context)))));
        Get("/knowledge", context => ShowAsync(
            context, "Knowledge", async _ => KnowledgePage.Render(engine.Value, await health.CheckHealthAsync(context.RequestAborted), editor.Problem, Token(context))));
        Get("/counts.csv", context => FileAsync(context, "counts.csv", async () => FiguresPage.ToCsv(await CountsAsync(Today.AddDays(-ICountStore.KeptDays)))));
        Get("/questions.csv", context => FileAsync(context, "questions.csv", async () => QuestionsPage.ToCsv(await GroupsAsync())));
        Post("", LogInAsync);
        Post("/logout", context => PostAsync(context, "", _ => LogOut(context)));
        Post("/try", context => PostAsync(context, "Try", form => Task.FromResult<Html?>(Try(form["question"].ToString(), context))));
        Post("/conversations", context => PostAsync(context, "Knowledge", _ => Task.FromResult<Html?>(KnowledgePage.Conversations(editor.Converse()))));
        Post("/questions", context => PostAsync(
            context, "Questions", async form => QuestionsPage.Added(await editor.AddAsync(form["passage"].ToString(), form["question"].ToString(), context.RequestAborted))));
    }

    private static RequestDelegate Run(Func<HttpContext, Task<IResult>> handle) => async context => await (await handle(context)).ExecuteAsync(context);

    private static Task<Html?> LogOut(HttpContext context)
    {
        StaffLogin.LogOut(context);
        return Task.FromResult<Html?>(null);
    }

    private Html Try(string question, HttpContext context) => TryPage.Render(question, engine.Value.Answer(question, AnswerContext.Empty), Token(context));

    private string Token(HttpContext context) => login.FormToken(context);

    private async Task<Html> FiguresAsync(HttpContext context) =>
        FiguresPage.Render(await CountsAsync(Today.AddDays(-7 * FiguresPage.Weeks)), Today, engine.Value.Knowledge);

    private async Task<IReadOnlyList<Count>> CountsAsync(DateOnly from)
    {
        await recorder.WriteAsync(CancellationToken.None);
        return await counts.ReadAsync(from, CancellationToken.None);
    }

    private async Task<IReadOnlyList<Answering.Review.QuestionGroup>> GroupsAsync() =>
        engine.Value.Group(recorder.Questions(await CountsAsync(Today.AddDays(-ICountStore.KeptDays))), review.Value.LeastVisitors);

    private async Task<IResult> LogInAsync(HttpContext context)
    {
        Protect(context.Response);
        if (!login.MayTry(context))
        {
            return Refuse(context, StatusCodes.Status429TooManyRequests, "Too many tries. Wait a minute.");
        }

        if (await ReadAsync(context) is not { } form || IsFromElsewhere(context))
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "That could not be read.");
        }

        if (!login.IsKey(form["key"].ToString()))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "That is not the key.");
        }

        login.LogIn(context);
        return SeeOther(context);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string title, Func<HttpContext, Task<Html>> make)
    {
        Protect(context.Response);
        return !login.MayAsk(context) ? Refuse(context, StatusCodes.Status429TooManyRequests, "Too many pages. Wait a minute.")
            : login.IsLoggedIn(context) ? Page(context, title, await make(context))
            : Page(context, "Log in", LoginForm(context, problem: null), StatusCodes.Status200OK);
    }

    private async Task<IResult> FileAsync(HttpContext context, string name, Func<Task<string>> make)
    {
        Protect(context.Response);
        return !login.MayAsk(context) ? Results.StatusCode(StatusCodes.Status429TooManyRequests)
            : login.IsLoggedIn(context) ? Results.File(System.Text.Encoding.UTF8.GetBytes(await make()), "text/csv; charset=utf-8", name)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    // A form counts only with the token that the page before gave to this very login.
    private async Task<IResult> PostAsync(HttpContext context, string title, Func<IFormCollection, Task<Html?>> act)
    {
        Protect(context.Response);
        return !login.MayAsk(context) ? Refuse(context, StatusCodes.Status429TooManyRequests, "Too many pages. Wait a minute.")
            : !login.IsLoggedIn(context) || IsFromElsewhere(context) || await ReadAsync(context) is not { } form || !login.IsFormToken(context, form["token"].ToString())
                ? Refuse(context, StatusCodes.Status403Forbidden, "Log in and send the form again.")
            : await act(form) is { } page ? Page(context, title, page)
            : SeeOther(context);
    }

    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (Exception fault) when (fault is Microsoft.AspNetCore.Http.BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    // Browsers say where a request was made; whatever else sends forms does not.
    private static bool IsFromElsewhere(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    private static void Protect(HttpResponse response)
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static IResult SeeOther(HttpContext context)
    {
        context.Response.Headers.Location = $"{context.Request.PathBase}{Root}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private IResult Refuse(HttpContext context, int status, string problem) => Page(context, "Log in", LoginForm(context, problem), status);

    private Html LoginForm(HttpContext context, string? problem)
    {
        var form = login.HasKey
            ? Html.Of($"""<form method="post" action="{context.Request.PathBase}{Root}"><label for="key">Key</label><input id="key" name="key" type="password" autocomplete="current-password" required><button>Log in</button></form>""")
            : Html.Of($"<p>Log in where the clinic has its staff log in, and open this page from there.</p>");
        return Html.Of($"""<h1>For staff</h1>{(problem is null ? default : Html.Of($"<p class=\"problem\" role=\"alert\">{problem}</p>"))}{form}""");
    }

    private IResult Page(HttpContext context, string title, Html main, int status = StatusCodes.Status200OK)
    {
        var isIn = login.IsLoggedIn(context);
        var root = $"{context.Request.PathBase}/";
        Html Link(string path, string words) => Html.Of($"<li><a href=\"{path}\"{(words == title ? new Html(" aria-current=\"page\"") : default)}>{words}</a></li>");
        // Whom the proxy has logged in can only be logged out there.
        var way = login.ProxyUser(context) is { } user
            ? Html.Of($"<span>{user}</span>")
            : Html.Of($"""<form method="post" action="staff/logout"><input type="hidden" name="token" value="{Token(context)}"><button>Log out</button></form>""");
        var navigation = isIn && status == StatusCodes.Status200OK
            ? Html.Of($"""
                <nav aria-label="Pages"><ul>{Link("staff", "Figures")}{Link("staff/questions", "Questions")}{Link("staff/try", "Try")}{Link("staff/knowledge", "Knowledge")}</ul>
                {way}</nav>
                """)
            : default;
        // Addresses are meant from the root of the bot, wherever a proxy has put it.
        var page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} - for staff</title><link rel="stylesheet" href="{root}assets/{assets.StaffStyle}"></head>
            <body><header><p>{engine.Value.ChatPage[Answering.Knowledge.ChatPageIds.Title]} <span>for staff</span></p>{navigation}</header><main>{main}</main></body></html>
            """);
        return Results.Content(Staffs().Replace(page.Markup, $"$1=\"{root}staff"), "text/html; charset=utf-8", statusCode: status);
    }

    // Text is written out, and holds no quotation mark.
    [GeneratedRegex("(href|action)=\"staff", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Staffs();
}
