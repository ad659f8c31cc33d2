using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class TurnTests
{
    private const string DoctorReply = "managing pain.";

    public static TheoryData<string> HangingBots => ["heeds its token", "heeds nothing"];

    [Theory]
    [MemberData(nameof(HangingBots))]
    public async Task Turn_ThatHangs_EndsAtItsLimitWithAnApologyAndTheDoctorReply(string kind)
    {
        var clock = new FakeTimeProvider();
        var hung = new TaskCompletionSource();
        var bot = new LambdaBot(async (turnContext, cancellationToken) =>
        {
            if (turnContext.Activity.Text == "hang")
            {
                hung.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(kind == "heeds nothing" ? CancellationToken.None : cancellationToken);
            }

            await turnContext.SendActivityAsync(MessageFactory.Text("echo " + turnContext.Activity.Text), CancellationToken.None);
        });
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IBot>(bot));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var id = await probe.SayAsync("hang");
        await hung.Task.WaitAsync(Limits.Hang);
        await probe.SayAsync("next");

        clock.Advance(TimeSpan.FromSeconds(20));

        using var stream = await probe.OpenStreamAsync();
        var seen = await stream.UntilAsync("echo next");
        var apology = Assert.Single(seen, a => a.TryGetProperty("replyToId", out var to) && to.GetString() == id).GetProperty("text").GetString()!;
        Assert.StartsWith("Sorry, something went wrong", apology, StringComparison.Ordinal);
        Assert.EndsWith(DoctorReply, apology, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_ThatThrows_IsAnsweredWithAnApologyAndTheDoctorReplyButNoExceptionText()
    {
        await using var server = await EchoServer.StartAsync((turnContext, _) =>
            turnContext.Activity.Type == ActivityTypes.Message ? throw new InvalidOperationException("secret detail") : Task.CompletedTask);
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await probe.SayAsync("one");

        var (_, apology) = (await stream.NextAsync(), await stream.NextAsync());
        Assert.StartsWith("Sorry, something went wrong", apology.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(DoctorReply, apology.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", apology.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turn_Traces_StayFromVisitors()
    {
        await using var server = await EchoServer.StartAsync(async (turnContext, cancellationToken) =>
        {
            await turnContext.SendActivityAsync(turnContext.Activity.CreateTrace("secret"), cancellationToken);
            await turnContext.SendActivityAsync(MessageFactory.Text("hello"), cancellationToken);
        });
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        Assert.Equal("message", (await stream.NextAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Stop_WhileATurnRuns_LetsItFinish()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = new MemoryDirectLineStore(TimeProvider.System);
        var bot = new LambdaBot(async (turnContext, _) =>
        {
            begun.TrySetResult();
            await release.Task;
            await turnContext.SendActivityAsync(MessageFactory.Text("late"), CancellationToken.None);
        });
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store).AddSingleton<IBot>(bot));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await begun.Task.WaitAsync(Limits.Hang);

        var stopping = server.StopAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(TimeSpan.FromSeconds(1)));
        release.SetResult();
        await stopping.WaitAsync(Limits.Hang);

        var kept = await store.ReadAsync(probe.ConversationId, 0, 10, CancellationToken.None);
        Assert.Contains("late", Assert.Single(kept!).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turns_OfOneConversationInTwoProcesses_RunOneByOneInTheirOrder()
    {
        var store = new MemoryDirectLineStore(TimeProvider.System);
        var (running, overlaps) = (0, 0);
        var bot = new LambdaBot(async (turnContext, cancellationToken) =>
        {
            overlaps += Interlocked.Increment(ref running) > 1 ? 1 : 0;
            await Task.Yield();
            await turnContext.SendActivityAsync(MessageFactory.Text("re " + turnContext.Activity.Text), cancellationToken);
            Interlocked.Decrement(ref running);
        });
        await using var first = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store).AddSingleton<IBot>(bot), "--DirectLine:MaxOpenTurns=100");
        await using var second = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store).AddSingleton<IBot>(bot), "--DirectLine:MaxOpenTurns=100");
        var one = await DirectLineProbe.StartAsync(first.Client);
        var other = new DirectLineProbe(second.Client) { Token = one.Token };
        await other.StartAsync();
        using var stream = await other.OpenStreamAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? one : other).SayAsync($"m{n}")));
        await one.SayAsync("last");

        var texts = (await stream.UntilAsync("re last")).Select(a => a.GetProperty("text").GetString()!).ToList();
        Assert.Equal(0, overlaps);
        Assert.Equal(texts.Where(text => !text.StartsWith("re ", StringComparison.Ordinal)).Select(text => "re " + text), texts.Where(text => text.StartsWith("re ", StringComparison.Ordinal) && text != "re "));
    }

    [Fact]
    public async Task Turn_LeftOpenByAProcessThatDied_IsRunByTheNextWhenItsLeaseIsOver()
    {
        // The first process stands still in its turn: its clock does not move any more.
        var (stopped, clock) = (new FakeTimeProvider(), new FakeTimeProvider());
        var store = new MemoryDirectLineStore(clock);
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hanging = new LambdaBot((_, _) =>
        {
            begun.TrySetResult();
            return never.Task;
        });
        await using var dead = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(stopped).AddSingleton<IDirectLineStore>(store).AddSingleton<IBot>(hanging));
        var before = await DirectLineProbe.StartAsync(dead.Client);
        await before.SayAsync("one");
        await begun.Task.WaitAsync(Limits.Hang);
        await using var next = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IDirectLineStore>(store));
        var probe = new DirectLineProbe(next.Client) { Token = before.Token };
        await probe.StartAsync();

        clock.Advance(TimeSpan.FromSeconds(41));

        using var stream = await probe.OpenStreamAsync();
        var texts = (await stream.UntilAsync("echo one")).Select(a => a.GetProperty("text").GetString());
        Assert.Equal(["one", "hello", "echo one"], texts);
    }

    [Fact]
    public async Task Turn_StoreFailsAtItsEnd_IsRunAgainLater()
    {
        var clock = new FakeTimeProvider();
        var store = new ObservedStore(new MemoryDirectLineStore(clock)) { EndFaults = 1 };
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await store.EndFailed.WaitAsync(Limits.Hang);

        // The lease of the turn is over, and a round of looking for such turns has begun.
        clock.Advance(TimeSpan.FromSeconds(41));

        using var stream = await probe.OpenStreamAsync();
        Assert.Equal("hello", (await stream.NextAsync()).GetProperty("text").GetString());
    }
}
