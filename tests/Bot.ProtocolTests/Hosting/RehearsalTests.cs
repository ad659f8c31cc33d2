using System.Collections.Concurrent;
using System.Net;
using Bot.DirectLine.Conversations;
using Bot.Hosting;
using Bot.Stores;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

/// <summary>The bot answers once before it listens, and nothing of that is left.</summary>
public sealed class RehearsalTests : IDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly KeptLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Start_HasAnsweredOnBothWaysInAndForgottenBoth()
    {
        await using var server = await StartAsync(next => next);

        Assert.Equal(
            [
                "DELETE /v3/directline/conversations/* 204", "GET /v3/directline/conversations/*/activities 404", "POST /api/messages 200", "POST /v3/directline/conversations 201",
                "POST /v3/directline/conversations/*/activities 200", "POST /v3/directline/tokens/generate 200",
            ],
            _requests.Order(StringComparer.Ordinal));
        var store = server.Services.GetRequiredService<IDirectLineStore>();
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await store.CountAsync(hang.Token) > 0)
        {
            await poll.WaitForNextTickAsync(hang.Token);
        }

        Assert.Empty(server.Services.GetRequiredService<MemoryBotState>().Keys);
        Assert.DoesNotContain("Error", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("doctor reply:", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConversationsByTokenOnly_AreNotRehearsedAndNobodyIsTold()
    {
        await using var server = await StartAsync(next => next, "--DirectLine:Secret=a-secret-of-more-than-thirty-two-characters");

        Assert.Equal(["POST /api/messages 200", "POST /v3/directline/conversations 401", "POST /v3/directline/tokens/generate 401"], _requests.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("rehearsal", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChannelsThatAuthenticate_AreNotVisitedWithoutAToken()
    {
        await using var server = await StartAsync(next => next, "--MicrosoftAppId=00000000-0000-0000-0000-000000000001", "--MicrosoftAppPassword=a-password-of-no-use");

        Assert.DoesNotContain(_requests, request => request.Contains("/api/messages", StringComparison.Ordinal));
        Assert.DoesNotContain("refused", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RehearsalThatFails_IsLoggedAndTheBotServes()
    {
        await using var server = await StartAsync(next => context =>
            context.Connection.LocalPort == 0 ? throw new InvalidOperationException("broken before the start") : next(context));

        Assert.Contains("The rehearsal before the start failed", _log.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task RehearsalThatHangs_IsGivenUpAndTheBotServes()
    {
        var never = new TaskCompletionSource();
        await using var server = await StartAsync(next => context => context.Connection.LocalPort == 0 ? never.Task : next(context));

        Assert.Contains("The rehearsal before the start failed", _log.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/healthz")).StatusCode);
    }

    // A request that no connection has brought has no port.
    private Task<BotServer> StartAsync(Func<RequestDelegate, RequestDelegate> middleware, params string[] settings) => BotServer.StartAsync(
        services =>
        {
            services.AddRehearsal();
            services.AddSingleton<ILoggerProvider>(_log);
            services.AddSingleton<IStartupFilter>(new Filter(app =>
            {
                app.Use(next => async context =>
                {
                    await next(context);
                    var path = context.Request.Path.Value!.Split('/');
                    _requests.Enqueue($"{context.Request.Method} {string.Join('/', path.Select(part => part.Length > 20 ? "*" : part))} {context.Response.StatusCode}");
                });
                app.Use(middleware);
            }));
        },
        ["--Logging:LogLevel:Default=Information", .. settings]);

    private sealed class Filter(Action<IApplicationBuilder> first) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            first(app);
            next(app);
        };
    }
}
