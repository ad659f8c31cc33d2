using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class ExpectedRepliesTests
{
    private readonly TestAdapter _adapter = new();

    [Fact]
    public async Task Replies_AreKeptInOrderAndNotSent()
    {
        using var context = Turn("test");

        await context.SendActivityAsync("a");
        await context.SendActivitiesAsync([MessageFactory.Text("b"), MessageFactory.Text("c")]);

        Assert.Equal(["a", "b", "c"], context.BufferedReplyActivities.Select(activity => activity.Text));
        Assert.Empty(_adapter.ActiveQueue);
        Assert.True(context.Responded);
    }

    [StandInTheory]
    [InlineData("emulator", 1)]
    [InlineData("webchat", 0)]
    public async Task Trace_IsKeptForTheEmulatorOnly(string channel, int kept)
    {
        using var context = Turn(channel);

        await context.SendActivityAsync(context.Activity.CreateTrace("name"));

        Assert.Equal(kept, context.BufferedReplyActivities.Count);
    }

    [Fact]
    public async Task InvokeResponse_IsNoReply()
    {
        using var context = Turn("test");
        var response = new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 202 } };

        await context.SendActivityAsync(response);

        Assert.Empty(context.BufferedReplyActivities);
        Assert.Same(response, context.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey));
    }

    private TurnContext Turn(string channel) =>
        new(_adapter, new Activity { Type = "message", ChannelId = channel, DeliveryMode = DeliveryModes.ExpectReplies });
}
