using System.Net;
using Bot.DirectLine.Conversations;
using Bot.Hosting;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

/// <summary>The machine's clock is set while the bot runs: nothing that goes by time notices, but operators are told.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly SteppedClock _machine = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("clock-").FullName;

    public static TheoryData<string, int> Steps
    {
        get
        {
            var steps = new TheoryData<string, int>();
            foreach (var store in (string[])["Memory", "Sqlite"])
            {
                foreach (var minutes in (int[])[-60, -10, 2 * 24 * 60])
                {
                    steps.Add(store, minutes);
                }
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Step_LetsEveryRuleThatGoesByTimeGoOn(string store, int minutes)
    {
        string[] folder = store == "Sqlite" ? [$"--Store:DataFolder={_folder}"] : [];
        await using var server = await StartAsync(
            [$"--Store:Kind={store}", "--Store:Retention=02:00:00", "--DirectLine:MessagesPerConversation:AtOnce=2", "--DirectLine:MessagesPerConversation:PerMinute=60", .. folder]);
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        var used = probe.StreamUrl;
        (await probe.OpenStreamAsync()).Dispose();
        await visitor.AskAsync(server.Client, "does it hurt");
        await visitor.AskAsync(server.Client, "how long is a session");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync(server.Client, "and then")).Status);

        _machine.Step(TimeSpan.FromMinutes(minutes));

        Assert.Equal("""{"status":"degraded","reasons":["clock-stepped"]}""", await server.Client.GetStringAsync("/readyz"));
        _machine.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEmpty(await visitor.AskAsync(server.Client, "does it help"));
        Assert.True((await visitor.ReadAsync(server.Client)).Count >= 7);
        Assert.Equal(HttpStatusCode.OK, (await probe.PostAsync("/tokens/refresh")).Status);
        await probe.ReconnectAsync();
        using (var stream = await probe.OpenStreamAsync())
        {
            Assert.Equal(HttpStatusCode.SwitchingProtocols, stream.Status);
        }

        using (var again = await probe.OpenStreamAsync(used))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        }

        // What is kept for two hours is not forgotten before, and not kept for ever.
        await PassAsync(TimeSpan.FromMinutes(100));
        var conversations = server.Services.GetRequiredService<IDirectLineStore>();
        Assert.NotNull(await conversations.FindAsync(visitor.ConversationId, default));
        await PassAsync(TimeSpan.FromMinutes(60));
        await Polling.UntilAsync(async () => await conversations.FindAsync(visitor.ConversationId, default) is null);
    }

    [Fact]
    public void SteadyTime_ComesNearerWithoutEverGoingBack()
    {
        var steady = new SlewedTimeProvider(_machine);
        _machine.Step(TimeSpan.FromHours(-1));
        var last = steady.GetUtcNow();
        for (var minute = 0; minute < 9 * 60; minute++)
        {
            _machine.Advance(TimeSpan.FromMinutes(1));
            var now = steady.GetUtcNow();
            Assert.InRange(now - last, TimeSpan.FromSeconds(52), TimeSpan.FromSeconds(60));
            last = now;
        }

        Assert.Equal(TimeSpan.Zero, steady.Gap);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // In steps, so that what is done every few minutes is done.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
        {
            _machine.Advance(TimeSpan.FromMinutes(5));
            await Task.Yield();
        }
    }

    private Task<BotServer> StartAsync(params string[] settings) =>
        BotServer.StartAsync(services => services.AddSingleton<TimeProvider>(new SlewedTimeProvider(_machine)), settings);
}
