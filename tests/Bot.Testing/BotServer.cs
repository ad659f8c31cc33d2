using Bot.Answering;
using Bot.Answering.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Testing;

/// <summary>The shipped application on a free loopback port, composed by the same code as <c>serve</c>.</summary>
public sealed class BotServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotServer(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = Limits.Hang };
    }

    /// <summary>Speaks plain HTTP to the server.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server in the Development environment unless a setting says otherwise.</summary>
    /// <param name="settings">Options as on the command line, such as <c>--MicrosoftAppId=x</c>.</param>
    public static Task<BotServer> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Starts a server that answers from a small knowledge, learned in a moment.</summary>
    public static Task<BotServer> StartAsync(TestKnowledge knowledge, params string[] settings)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return StartAsync(
            services =>
            {
                services.AddSingleton(sp => KnowledgeFolder.Load(knowledge.Folder, sp.GetRequiredService<IOptions<AnsweringOptions>>().Value));
                services.AddSingleton(sp => new AnswerEngine(sp.GetRequiredService<KnowledgeBase>(), sp.GetRequiredService<IOptions<AnsweringOptions>>().Value));
            },
            [$"--Answering:KnowledgeFolder={knowledge.Folder}", .. settings]);
    }

    /// <summary>Starts a server with services replaced.</summary>
    public static async Task<BotServer> StartAsync(Action<IServiceCollection> replace, params string[] settings)
    {
        // Without a folder of its own there is nothing to take up, and a test's clock would have it looked at for each second of a day.
        var reload = Array.Exists(settings, setting => setting.StartsWith("--Answering:KnowledgeFolder", StringComparison.Ordinal)) ? [] : (string[])["--Answering:Reload=false"];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--environment=Development", "--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--Store:Kind=Memory", .. reload, .. settings],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddBot();
        builder.Services.AddSingleton(ShippedKnowledge.Knowledge);
        builder.Services.AddSingleton(ShippedKnowledge.Engine);
        replace(builder.Services);
        var app = builder.Build();
        app.UseBot();
        await app.StartAsync();
        return new BotServer(app);
    }

    /// <summary>Stops the server as a signal does: calls and turns that have begun may end.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
