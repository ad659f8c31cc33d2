using System.Runtime.CompilerServices;
using Bot.Testing;
using Microsoft.Playwright;

namespace Bot.BrowserTests;

/// <summary>One visitor's browser: what it requested, and what went wrong in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _errors = [];
    private readonly List<string> _requests = [];

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        context.Request += (_, request) => Note(_requests, request.Url);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note(_errors, $"console: {message.Text} {message.Location}");
            }
        };
        context.WebError += (_, error) => Note(_errors, $"page: {error.Error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Every address requested so far, by any page or frame.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Errors that pages reported, but those that name something expected.</summary>
    public IReadOnlyList<string> ErrorsOtherThan(params string[] expected)
    {
        lock (_errors)
        {
            return [.. _errors.Where(error => !expected.Any(e => error.Contains(e, StringComparison.Ordinal)))];
        }
    }

    internal static async Task<Visit> StartAsync(IBrowser browser, BrowserNewContextOptions? options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Limits.Hang.TotalMilliseconds);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Keeps a picture of the page for people to look at.</summary>
    public Task PictureAsync(string name, [CallerFilePath] string here = "") => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".artifacts", "screenshots", $"{name}.png")),
    });

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private static void Note(List<string> notes, string text)
    {
        lock (notes)
        {
            notes.Add(text);
        }
    }
}
