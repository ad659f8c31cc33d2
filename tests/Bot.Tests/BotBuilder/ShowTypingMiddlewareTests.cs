using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class ShowTypingMiddlewareTests
{
    private readonly TestAdapter _adapter = new();

    [Fact]
    public async Task SlowTurn_ShowsTypingAndThenTheAnswer()
    {
        _adapter.Use(new ShowTypingMiddleware(delay: 1, period: int.MaxValue));
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var turn = _adapter.SendTextToBotAsync("x", async (context, token) =>
        {
            await seen.Task.WaitAsync(token);
            Assert.False(context.Responded);
            await context.SendActivityAsync("y", cancellationToken: token);
        }, CancellationToken.None);
        var typing = await _adapter.GetNextReplyAsync().WaitAsync(Limits.Hang);
        seen.SetResult();
        await turn.WaitAsync(Limits.Hang);

        Assert.Equal((ActivityTypes.Typing, "bot", "user1"), (typing.Type, typing.From.Id, typing.Recipient.Id));
        Assert.Equal("y", ((Activity)_adapter.GetNextReply()).Text);
    }

    [Fact]
    public async Task QuickTurn_ShowsNoTypingAndDoesNotWaitForIt()
    {
        _adapter.Use(new ShowTypingMiddleware(delay: int.MaxValue));

        await _adapter.SendTextToBotAsync("x", (context, token) => context.SendActivityAsync("y", cancellationToken: token), CancellationToken.None).WaitAsync(Limits.Hang);

        Assert.Equal(["y"], _adapter.ActiveQueue.Select(activity => activity.Text));
    }

    [Fact]
    public async Task TypingCannotBeSent_TurnGoesOn()
    {
        var adapter = new DeafToTyping();
        adapter.Use(new ShowTypingMiddleware(delay: 0));

        await adapter.SendTextToBotAsync("x", (context, token) => context.SendActivityAsync("y", cancellationToken: token), CancellationToken.None).WaitAsync(Limits.Hang);

        Assert.Equal(["y"], adapter.ActiveQueue.Select(activity => activity.Text));
        Assert.True(adapter.WasAsked);
    }

    [Fact]
    public async Task EventTurn_ShowsNoTyping()
    {
        _adapter.Use(new ShowTypingMiddleware(delay: 0));

        await _adapter.ProcessActivityAsync(new Activity { Type = ActivityTypes.Event }, (_, _) => Task.CompletedTask).WaitAsync(Limits.Hang);

        Assert.Empty(_adapter.ActiveQueue);
    }

    private sealed class DeafToTyping : TestAdapter
    {
        public bool WasAsked { get; private set; }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            if (activities[0].Type != ActivityTypes.Typing)
            {
                return base.SendActivitiesAsync(turnContext, activities, cancellationToken);
            }

            WasAsked = true;
            throw new InvalidOperationException("no typing here");
        }
    }
}
