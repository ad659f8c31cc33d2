using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class TurnTests
{
    private readonly TestAdapter _adapter = new(TestAdapter.CreateConversation("c"));

    [Fact]
    public async Task Middleware_RunsInOrderAroundTheBot()
    {
        var log = new List<string>();
        _adapter.Use(new Recorder("a", log)).Use(new Recorder("b", log));

        await _adapter.SendTextToBotAsync("x", (_, _) => Note(log, "bot"), CancellationToken.None);

        Assert.Equal(["a in", "b in", "bot", "b out", "a out"], log);
    }

    [Fact]
    public async Task Middleware_ThatDoesNotGoOn_EndsTheTurn()
    {
        var log = new List<string>();
        _adapter.Use(new Recorder("a", log, goesOn: false));

        await _adapter.SendTextToBotAsync("x", (_, _) => Note(log, "bot"), CancellationToken.None);

        Assert.Equal(["a in", "a out"], log);
    }

    [Fact]
    public async Task TurnThatThrows_GoesToOnTurnError()
    {
        _adapter.OnTurnError = (context, fault) => context.SendActivityAsync(fault.Message);

        await _adapter.SendTextToBotAsync("x", (_, _) => throw new InvalidOperationException("broken"), CancellationToken.None);

        Assert.Equal("broken", ((Activity)_adapter.GetNextReply()).Text);
    }

    [Fact]
    public Task TurnThatThrows_WithoutOnTurnError_Throws() =>
        Assert.ThrowsAsync<InvalidOperationException>(() =>
            _adapter.SendTextToBotAsync("x", (_, _) => throw new InvalidOperationException("broken"), CancellationToken.None));

    [Fact]
    public async Task Send_IsAddressedToTheSender()
    {
        await _adapter.ProcessActivityAsync(new Activity { Type = "message", Id = "7", Text = "x" }, (context, token) => context.SendActivityAsync("y", cancellationToken: token));

        var reply = (Activity)_adapter.GetNextReply();
        Assert.Equal(("bot", "user1", "7", "c", "test"), (reply.From.Id, reply.Recipient.Id, reply.ReplyToId, reply.Conversation.Id, reply.ChannelId));
        Assert.Equal(InputHints.AcceptingInput, reply.InputHint);
    }

    [Fact]
    public async Task Send_PassesThroughHandlersInOrder()
    {
        await _adapter.SendTextToBotAsync(
            "x",
            async (context, token) =>
            {
                context.OnSendActivities((_, activities, next) =>
                {
                    activities[0].Text += "1";
                    return next();
                });
                context.OnSendActivities((_, activities, next) =>
                {
                    activities[0].Text += "2";
                    return next();
                });
                await context.SendActivityAsync("y", cancellationToken: token);
            },
            CancellationToken.None);

        Assert.Equal("y12", ((Activity)_adapter.GetNextReply()).Text);
    }

    [Fact]
    public async Task Responded_OnlyTrace_IsFalse()
    {
        var responded = new List<bool>();

        await _adapter.ProcessActivityAsync(new Activity { Type = "message", ChannelId = "emulator" }, async (context, token) =>
        {
            await context.TraceActivityAsync("t", cancellationToken: token);
            responded.Add(context.Responded);
            await context.SendActivityAsync("y", cancellationToken: token);
            responded.Add(context.Responded);
        });

        Assert.Equal([false, true], responded);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Trace_IsQueuedWhenTheTestAsksForIt(bool sendsTraces, int queued)
    {
        var adapter = new TestAdapter("test", sendsTraces);

        await adapter.SendTextToBotAsync("x", (context, token) => context.TraceActivityAsync("name", new { a = 1 }, "type", "label", token), CancellationToken.None);

        Assert.Equal(queued, adapter.ActiveQueue.Count);
        Assert.All(adapter.ActiveQueue, trace => Assert.Equal(("trace", "name", "type", "label"), (trace.Type, trace.Name, trace.ValueType, trace.Label)));
    }

    [Fact]
    public async Task Trace_WithoutLabelOrValueType_NamesTheCallerAndTheType()
    {
        var adapter = new TestAdapter("test", sendTraceActivity: true);

        await adapter.SendTextToBotAsync("x", (context, token) => context.TraceActivityAsync("name", "value", cancellationToken: token), CancellationToken.None);

        var trace = (Activity)adapter.GetNextReply();
        Assert.Equal((nameof(String), nameof(Trace_WithoutLabelOrValueType_NamesTheCallerAndTheType)), (trace.ValueType, trace.Label));
    }

    [Fact]
    public async Task Responded_SendFails_StaysFalse()
    {
        var responded = true;
        _adapter.OnTurnError = (context, _) =>
        {
            responded = context.Responded;
            return Task.CompletedTask;
        };

        await _adapter.SendTextToBotAsync(
            "x",
            async (context, token) =>
            {
                context.OnSendActivities((_, _, _) => throw new InvalidOperationException("the channel is down"));
                await context.SendActivityAsync("y", cancellationToken: token);
            },
            CancellationToken.None);

        Assert.False(responded);
    }

    [Fact]
    public async Task MiddlewareSet_InsideASet_RunsInItsPlace()
    {
        var log = new List<string>();
        _adapter.Use(new MiddlewareSet().Use(new Recorder("a", log)).Use(new Recorder("b", log))).Use(new Recorder("c", log));

        await _adapter.SendTextToBotAsync("x", (_, _) => Note(log, "bot"), CancellationToken.None);

        Assert.Equal(["a in", "b in", "b out", "a out", "c in", "bot", "c out"], log);
    }

    [Fact]
    public async Task Context_LikeAnother_KeepsStateAndHandlers()
    {
        using var context = new TurnContext(_adapter, _adapter.MakeActivity("x"));
        context.TurnState.Set("key", "value");
        context.OnSendActivities((_, activities, next) =>
        {
            activities[0].Text += "!";
            return next();
        });

        using var copy = new TurnContext(context, _adapter.MakeActivity("other"));
        await copy.SendActivityAsync("y");

        Assert.Equal(("value", "other", "y!"), (copy.TurnState.Get<string>("key"), copy.Activity.Text, ((Activity)_adapter.GetNextReply()).Text));
    }

    [Fact]
    public async Task TurnState_IsDisposedWithTheTurn()
    {
        var kept = new CancellationTokenSource();

        await _adapter.SendTextToBotAsync("x", (context, _) =>
        {
            context.TurnState.Add(kept);
            return Task.CompletedTask;
        }, CancellationToken.None);

        Assert.Throws<ObjectDisposedException>(() => kept.Token);
    }

    [Fact]
    public async Task UpdateAndDelete_ChangeWhatWasSent()
    {
        await _adapter.SendTextToBotAsync(
            "x",
            async (context, token) =>
            {
                var first = await context.SendActivityAsync("one", cancellationToken: token);
                var second = await context.SendActivityAsync("two", cancellationToken: token);
                await context.UpdateActivityAsync(new Activity { Type = "message", Id = first.Id, Text = "uno" }, token);
                await context.DeleteActivityAsync(second.Id, token);
            },
            CancellationToken.None);

        Assert.Equal(["uno"], _adapter.ActiveQueue.Select(a => a.Text));
    }

    private static Task Note(List<string> log, string what)
    {
        log.Add(what);
        return Task.CompletedTask;
    }

    private sealed class Recorder(string name, List<string> log, bool goesOn = true) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            log.Add(name + " in");
            if (goesOn)
            {
                await next(cancellationToken);
            }

            log.Add(name + " out");
        }
    }
}
