using System.Text.Unicode;

namespace Bot.Web;

/// <summary>The pages and the widget's script, with the wordings of the knowledge in force.</summary>
internal sealed partial class WebPages(WebAssets assets, CurrentEngine engine, IOptions<StoreOptions> store, IOptions<AzureOptions> azure, IOptions<ReviewOptions> review)
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string Days = ICountStore.KeptDays.ToString(CultureInfo.InvariantCulture);

    private static readonly string[] WidgetWordings = [ChatPageIds.Open, ChatPageIds.Close, ChatPageIds.Frame, ChatPageIds.NotLoaded, ChatPageIds.Unread];

    private static readonly Dictionary<string, string> NoTranslation = [];

    // Letters stay letters: written as escapes, those of other alphabets would take six times the room.
    private static readonly JsonSerializerOptions WidgetJson = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), TypeInfoResolver = WebJson.Default };

    private readonly string _demo = assets.Text("index.html");
    private readonly string _notFound = assets.Text("not-found.html");
    private readonly string _chat = assets.Text("chat.html");
    // Comments and indents are for those who read the file; a clinic's page need not load them.
    private readonly string _widget = ForReaders().Replace(assets.Text("widget.js"), "");

    // Replaced whole by whichever request finds it out of date; two that do make the same.
    private volatile WidgetScript? _lastWidget;

    public WebAsset Demo(string root) =>
        Page(_demo, new() { ["root"] = root, ["style"] = assets.SiteStyle });

    /// <summary>Says that there is no such page, and where the chat is.</summary>
    public WebAsset NotFound(string root) => Page(_notFound, new() { ["root"] = root, ["style"] = assets.SiteStyle, ["title"] = engine.Value.ChatPage[ChatPageIds.Title] });

    /// <summary>The chat page; null when Web Chat is missing.</summary>
    public WebAsset? Chat(string root, string nonce, PageLanguage language)
    {
        if (assets.WebChat is not { } webChat)
        {
            return null;
        }

        var translated = engine.Value.ChatPageTranslations.GetValueOrDefault(language.Name) ?? NoTranslation;
        var texts = ChatTexts(translated);
        return Page(_chat, new()
        {
            ["root"] = root,
            ["nonce"] = nonce,
            ["language"] = language.Tag,
            ["direction"] = language.Direction,
            ["style"] = assets.ChatStyle,
            ["script"] = assets.ChatScript,
            ["webchat"] = webChat,
            ["title"] = texts[ChatPageIds.Title],
            ["no-script"] = texts[ChatPageIds.NoScript],
            ["texts"] = JsonSerializer.Serialize(texts, WebJson.Default.DictionaryStringString),
            ["english"] = language.Name == PageLanguage.English.Name ? "" : string.Join(' ', texts.Keys.Where(id => !translated.ContainsKey(id))),
        });
    }

    public WebAsset Missing { get; } = WebAsset.Create(Html, assets.Text("missing.html"));

    public WebAsset Widget()
    {
        var wordings = engine.Value.ChatPage;
        if (_lastWidget is not { } last || !ReferenceEquals(last.Wordings, wordings))
        {
            var texts = engine.Value.ChatPageTranslations.ToDictionary(language => language.Key, language => WidgetTexts(id => language.Value.GetValueOrDefault(id)));
            texts[PageLanguage.English.Name] = WidgetTexts(id => wordings[id]);
            var script = _widget.Replace("__TEXTS__", JsonSerializer.Serialize(texts, WidgetJson), StringComparison.Ordinal);
            _lastWidget = last = new WidgetScript(wordings, WebAsset.Create("text/javascript; charset=utf-8", script));
        }

        return last.Asset;
    }

    // A template with places such as {{title}} for texts; a text can add no markup and no further places.
    private static WebAsset Page(string template, Dictionary<string, string> values) =>
        WebAsset.Create(Html, Place().Replace(template, place => HtmlEncoder.Default.Encode(values[place.Groups[1].Value])));

    private static Dictionary<string, string> WidgetTexts(Func<string, string?> find) =>
        WidgetWordings.Select(id => (id, text: find(id))).Where(w => w.text is not null).ToDictionary(w => w.id, w => w.text!);

    private Dictionary<string, string> ChatTexts(IReadOnlyDictionary<string, string> translated)
    {
        string Text(string id) => translated.GetValueOrDefault(id, engine.Value.ChatPage[id]);
        var texts = engine.Value.ChatPage.Keys.Except([ChatPageIds.PrivacyWithAzure, ChatPageIds.PrivacyOfReview]).ToDictionary(id => id, Text);
        texts[ChatPageIds.Privacy] = azure.Value.IsOn
            ? Text(ChatPageIds.PrivacyWithAzure)
            : texts[ChatPageIds.Privacy].Replace("{kept-for}", Hours(store.Value.Retention, translated.ContainsKey(ChatPageIds.Privacy)), StringComparison.Ordinal);
        if (review.Value.Enabled)
        {
            texts[ChatPageIds.Privacy] += " " + Text(ChatPageIds.PrivacyOfReview).Replace("{reviewed-for}", Days, StringComparison.Ordinal);
        }

        return texts;
    }

    // Translations are given the symbol, which is the same in all.
    private static string Hours(TimeSpan time, bool asSymbol)
    {
        var hours = Math.Max(1, (int)Math.Ceiling(time.TotalHours));
        return FormattableString.Invariant($"{hours} {(asSymbol ? "h" : hours == 1 ? "hour" : "hours")}");
    }

    [GeneratedRegex(@"^[ \t]*//.*\n|^[ \t]+", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ForReaders();

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    private sealed record WidgetScript(IReadOnlyDictionary<string, string> Wordings, WebAsset Asset);
}
