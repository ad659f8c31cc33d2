using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.ProtocolTests.BotConnector;

/// <summary>The smallest web app with a bot behind <c>/api/messages</c>, on a free loopback port.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private BotHost(WebApplication app, KeptLog log)
    {
        _app = app;
        Log = log;
    }

    public KeptLog Log { get; }

    public CloudAdapter Adapter => (CloudAdapter)_app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();

    private Uri Messages => new($"{_app.Urls.First()}/api/messages");

    public static async Task<BotHost> StartAsync(IBot bot, Action<IServiceCollection>? services = null, Dictionary<string, string?>? settings = null)
    {
        var log = new KeptLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(provider => new CloudAdapter(
            provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()));
        builder.Services.AddSingleton(bot);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.Map("/api/messages", (HttpRequest request, HttpResponse response, IBotFrameworkHttpAdapter adapter, IBot turns, CancellationToken cancellationToken) =>
            adapter.ProcessAsync(request, response, turns, cancellationToken));
        await app.StartAsync();
        return new BotHost(app, log);
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) =>
        PostTextAsync(activity.ToJsonString(), authorization: token is null ? null : $"Bearer {token}");

    public async Task<HttpResponseMessage> PostTextAsync(string body, string? contentType = "application/json", string? authorization = null, bool chunked = false)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await _client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, Messages);
        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
