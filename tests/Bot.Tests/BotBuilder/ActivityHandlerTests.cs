using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class ActivityHandlerTests
{
    private readonly TestAdapter _adapter = new();
    private readonly EchoBotSample _bot;

    public ActivityHandlerTests()
    {
        var storage = new MemoryStorage();
        _bot = new EchoBotSample(new ConversationState(storage), new UserState(storage));
    }

    [Fact]
    public Task Message_KeepsStateFromTurnToTurn() =>
        new TestFlow(_adapter, _bot).Test("a", "1: a").Test("b", "2: b").AssertNoReply().StartTestAsync();

    [Fact]
    public Task ConversationUpdate_MemberOtherThanBot_IsWelcomed() =>
        new TestFlow(_adapter, _bot).SendConversationUpdate().AssertReply("Hello and welcome!").StartTestAsync();

    [Fact]
    public Task ConversationUpdate_OnlyTheBot_IsNotWelcomed() =>
        new TestFlow(_adapter, _bot)
            .Send(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [_adapter.Conversation.Bot] })
            .AssertNoReply()
            .StartTestAsync();

    public static TheoryData<Activity, string> Kinds => new()
    {
        { new Activity { Type = ActivityTypes.MessageReaction, ReactionsAdded = [new MessageReaction("like")] }, "added 1" },
        { new Activity { Type = ActivityTypes.MessageReaction, ReactionsRemoved = [new MessageReaction("like")] }, "removed 1" },
        { new Activity { Type = ActivityTypes.Event, Name = "hello" }, "event hello" },
        { new Activity { Type = ActivityTypes.Event, Name = "tokens/response" }, "token" },
        { new Activity { Type = ActivityTypes.EndOfConversation }, "end" },
        { new Activity { Type = ActivityTypes.Typing }, "typing" },
        { new Activity { Type = ActivityTypes.InstallationUpdate, Action = "add" }, "installed" },
        { new Activity { Type = ActivityTypes.InstallationUpdate, Action = "remove" }, "removed" },
        { new Activity { Type = ActivityTypes.InstallationUpdate, Action = "add-upgrade" }, "installed" },
        { new Activity { Type = ActivityTypes.InstallationUpdate, Action = "remove-upgrade" }, "removed" },
        { new Activity { Type = ActivityTypes.ConversationUpdate, MembersRemoved = [new ChannelAccount("user1")] }, "left 1" },
        { new Activity { Type = ActivityTypes.Command }, "command" },
        { new Activity { Type = ActivityTypes.CommandResult }, "result" },
        { new Activity { Type = ActivityTypes.MessageUpdate }, "updated" },
        { new Activity { Type = ActivityTypes.MessageDelete }, "deleted" },
        { new Activity { Type = "ping" }, "unknown ping" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Activity_OfEachKind_ReachesItsMethod(Activity activity, string expected) =>
        new TestFlow(_adapter, _bot).Send(activity).AssertReply(expected).StartTestAsync();

    [Fact]
    public async Task Activity_WithoutType_IsRefused()
    {
        using var context = new TurnContext(_adapter, new Activity());

        await Assert.ThrowsAnyAsync<Exception>(() => _bot.OnTurnAsync(context));
    }
}
