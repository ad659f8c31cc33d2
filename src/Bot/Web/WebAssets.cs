using Microsoft.Extensions.FileProviders;

namespace Bot.Web;

/// <summary>
/// The files of <c>wwwroot</c>, read once. Scripts and styles get names that hold the hash of their content, so that
/// browsers may keep them for ever.
/// </summary>
internal sealed class WebAssets
{
    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";

    // Sent as one; each needs those before it.
    private static readonly string[] ChatScripts = ["markdown.js", "session.js", "calls.js", "delivery.js", "connection.js", "view.js", "record.js", "sound.js", "colours.js", "page.js"];

    private readonly IFileProvider _files;
    private readonly Dictionary<string, WebAsset> _byAddress = new(StringComparer.Ordinal);

    public WebAssets(IWebHostEnvironment environment)
    {
        _files = environment.WebRootFileProvider;
        ChatScript = Add("chat", ".js", WebAsset.Create(Script, string.Join('\n', ChatScripts.Select(file => Text($"chat/{file}")))));
        ChatStyle = Add("chat", ".css", WebAsset.Create(Style, Read("chat.css")));
        SiteStyle = Add("site", ".css", WebAsset.Create(Style, Text("base.css") + Text("site.css")));
        StaffStyle = Add("staff", ".css", WebAsset.Create(Style, Text("base.css") + Text("staff.css")));
        WebChat = Bundle() is { } bundle ? Add("webchat", ".js", bundle) : null;
    }

    public string ChatScript { get; }

    public string ChatStyle { get; }

    public string SiteStyle { get; }

    public string StaffStyle { get; }

    /// <summary>Microsoft's Web Chat; null when the build could not fetch it.</summary>
    public string? WebChat { get; }

    public WebAsset? Find(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>A file as text, for pages that are filled in.</summary>
    public string Text(string path)
    {
        using var reader = new StreamReader(_files.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    private string Add(string name, string extension, WebAsset asset)
    {
        var address = $"{name}.{asset.Hash}{extension}";
        _byAddress.Add(address, asset);
        return address;
    }

    // Compressed by the build: at this size it would take seconds of every start.
    private WebAsset? Bundle()
    {
        const string Path = "lib/webchat.js";
        return _files.GetFileInfo(Path).Exists && _files.GetFileInfo($"{Path}.br").Exists && _files.GetFileInfo($"{Path}.gz").Exists
            ? new WebAsset(Script, Read(Path), Read($"{Path}.br"), Read($"{Path}.gz"))
            : null;
    }

    private byte[] Read(string path)
    {
        using var stream = _files.GetFileInfo(path).CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
