using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class TestFlowTests
{
    private readonly TestFlow _echo = new(new TestAdapter(), (context, token) => context.SendActivityAsync(MessageFactory.Text("echo " + context.Activity.Text), token));

    public static TheoryData<string, Func<TestFlow, TestFlow>> Wrong => new()
    {
        { "text", flow => flow.AssertReply("echo y") },
        { "part of a text", flow => flow.AssertReplyContains("other") },
        { "one of several", flow => flow.AssertReplyOneOf(["a", "b"]) },
        { "activity", flow => flow.AssertReply(new Activity { Type = "message", Text = "echo y" }) },
        { "type", flow => flow.AssertReply(new Activity { Type = "typing" }) },
        { "no reply", flow => flow.AssertNoReply() },
        { "second reply", flow => flow.AssertReply("echo x").AssertReply("echo x", timeout: 1) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Expectation_NotMet_FailsTheFlow(string what, Func<TestFlow, TestFlow> expect)
    {
        var fault = await Record.ExceptionAsync(() => expect(_echo.Send("x")).StartTestAsync());

        Assert.True(fault is not null, what);
    }

    [Fact]
    public async Task Expectation_OfAnotherTypeWithoutText_FailsTheFlow()
    {
        var flow = new TestFlow(new TestAdapter(), (context, token) => context.SendActivityAsync(new Activity { Type = "typing" }, token));

        await Assert.ThrowsAnyAsync<Exception>(() => flow.Send("x").AssertReply(new Activity { Type = "event" }).StartTestAsync());
    }

    [Fact]
    public Task Expectations_Met_PassInOrder() =>
        _echo
            .Send("a").AssertReply("echo a")
            .Send("b").AssertReplyContains("b")
            .Send("c").AssertReplyOneOf(["echo b", "echo c"])
            .Test("d", new Activity { Type = "message", Text = "echo d" })
            .Test("e", reply => Assert.Equal("echo e", reply.AsMessageActivity().Text))
            .AssertNoReply()
            .StartTestAsync();

    [Theory]
    [InlineData("echo a", true)]
    [InlineData("echo b", false)]
    public async Task Transcript_IsSentAndCompared(string recorded, bool passes)
    {
        Activity[] transcript =
        [
            new() { Type = "message", Text = "a", From = new ChannelAccount { Role = RoleTypes.User } },
            new() { Type = "message", Text = recorded, From = new ChannelAccount { Role = RoleTypes.Bot } },
        ];

        var fault = await Record.ExceptionAsync(() => _echo.Test(transcript).StartTestAsync());

        Assert.Equal(passes, fault is null);
    }

    [Fact]
    public async Task DelayActivity_IsNoReply()
    {
        var adapter = new TestAdapter();

        await adapter.SendTextToBotAsync("x", (context, token) => context.SendActivityAsync(new Activity { Type = ActivityTypesEx.Delay, Value = 1 }, token), CancellationToken.None);

        Assert.Empty(adapter.ActiveQueue);
    }
}
