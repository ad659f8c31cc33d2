using System.Text.Json;
using Bot.Answering.Knowledge;
using Bot.Reloading;
using Bot.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Web;

/// <summary>The pages and the widget's script, with the wordings of the knowledge in force.</summary>
internal sealed class WebPages(WebAssets assets, CurrentEngine engine, IOptions<StoreOptions> store, IOptions<AzureOptions> azure)
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string[] WidgetWordings = [ChatPageIds.Open, ChatPageIds.Close, ChatPageIds.Frame, ChatPageIds.NotLoaded, ChatPageIds.Unread];

    private readonly PageTemplate _demo = new(assets.Text("index.html"));
    private readonly PageTemplate _chat = new(assets.Text("chat.html"));
    private readonly WebAsset _missing = WebAsset.Of(Html, assets.Text("missing.html"));
    private readonly string _widget = assets.Text("widget.js");

    // Replaced whole by whichever request finds it out of date; two that do make the same.
    private volatile WidgetScript? _lastWidget;

    public WebAsset Demo(string root) =>
        WebAsset.Of(Html, _demo.Fill(new Dictionary<string, string> { ["root"] = root, ["style"] = assets.SiteStyle }));

    /// <summary>The chat page; null when Web Chat is missing.</summary>
    public WebAsset? Chat(string root, string nonce) => assets.WebChat is not { } webChat ? null : WebAsset.Of(Html, _chat.Fill(new Dictionary<string, string>
    {
        ["root"] = root,
        ["nonce"] = nonce,
        ["style"] = assets.ChatStyle,
        ["script"] = assets.ChatScript,
        ["webchat"] = webChat,
        ["title"] = engine.Value.ChatPage[ChatPageIds.Title],
        ["no-script"] = engine.Value.ChatPage[ChatPageIds.NoScript],
        ["texts"] = JsonSerializer.Serialize(ChatTexts(), WebJson.Default.DictionaryStringString),
    }));

    /// <summary>Says what to install.</summary>
    public WebAsset Missing() => _missing;

    public WebAsset Widget()
    {
        var wordings = engine.Value.ChatPage;
        if (_lastWidget is not { } last || !ReferenceEquals(last.Wordings, wordings))
        {
            var texts = WidgetWordings.ToDictionary(id => id, id => wordings[id]);
            var script = _widget.Replace("__TEXTS__", JsonSerializer.Serialize(texts, WebJson.Default.DictionaryStringString), StringComparison.Ordinal);
            _lastWidget = last = new WidgetScript(wordings, WebAsset.Of("text/javascript; charset=utf-8", script));
        }

        return last.Asset;
    }

    private Dictionary<string, string> ChatTexts()
    {
        var texts = engine.Value.ChatPage.Where(t => t.Key != ChatPageIds.PrivacyWithAzure).ToDictionary(t => t.Key, t => t.Value);
        texts[ChatPageIds.Privacy] = azure.Value.IsOn
            ? engine.Value.ChatPage[ChatPageIds.PrivacyWithAzure]
            : texts[ChatPageIds.Privacy].Replace("{kept-for}", Hours(store.Value.Retention), StringComparison.Ordinal);
        return texts;
    }

    private static string Hours(TimeSpan time)
    {
        var hours = Math.Max(1, (int)Math.Ceiling(time.TotalHours));
        return FormattableString.Invariant($"{hours} {(hours == 1 ? "hour" : "hours")}");
    }

    private sealed record WidgetScript(IReadOnlyDictionary<string, string> Wordings, WebAsset Asset);
}
