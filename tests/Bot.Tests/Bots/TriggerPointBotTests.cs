using Bot.Bots;
using Bot.Stores;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Xunit;
using BotChannels = Microsoft.Bot.Connector.Channels;

namespace Bot.Tests.Bots;

public sealed class TriggerPointBotTests : IDisposable
{
    private const string Question = "Will I be sore after trigger point massage?";

    private readonly MemoryBotState _storage = new(TimeProvider.System);
    private readonly TestedBot _bot;

    public TriggerPointBotTests() => _bot = new TestedBot(_storage);

    public void Dispose() => _bot.Dispose();

    public static TheoryData<string, bool> Openings => new()
    {
        { "bot user", true },
        { "user bot", true },
        { "user", true },
        { "", false },
        { "bot, user", true },
        { "user, bot", true },
        { "user bot, user bot", true },
        { "join", true },
        { "join, user", true },
        { "user, join", true },
        { "bot", false },
        { "leaves", false },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task Start_HoweverWorded_IsGreetedOnce(string opening, bool isGreeted)
    {
        var flow = _bot.Flow();
        foreach (var activity in opening.Split(", "))
        {
            flow = flow.Send(Opening(activity));
        }

        await flow.StartTestAsync();

        Assert.Equal(isGreeted ? [ShippedKnowledge.Engine.Greeting] : [], _bot.Said);
    }

    [Fact]
    public async Task Start_AfterTheFirstMessage_IsNotGreeted()
    {
        await _bot.Flow().Test(Question, reply => Assert.Contains("Source:", Text(reply), StringComparison.Ordinal)).Send(Opening("user")).StartTestAsync();

        Assert.Empty(_bot.Said);
    }

    [Fact]
    public Task Greeting_OffersFirstQuestions() => _bot.Flow()
        .Send(Opening("user"))
        .AssertReply(reply => Assert.Equal(ShippedKnowledge.Engine.FirstQuestions, Suggestions(reply)))
        .StartTestAsync();

    [Fact]
    public Task Answer_OffersFurtherQuestionsToSendAsTheyStand() => _bot.Flow()
        .Test(Question, reply =>
        {
            Assert.InRange(Suggestions(reply).Count, 1, 3);
            Assert.All(reply.AsMessageActivity().SuggestedActions.Actions, action => Assert.Equal((ActionTypes.ImBack, action.Title), (action.Type, action.Value)));
        })
        .StartTestAsync();

    [Fact]
    public async Task Feedback_InWords_IsThankedForAndLoggedWithThePassages()
    {
        await _bot.Flow().Test(Question, Ignore).Test("helpful", reply => Assert.Contains("Thank you", Text(reply), StringComparison.Ordinal)).StartTestAsync();

        Assert.Contains("Feedback: Helpful; passages: sore-afterwards", _bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_ByAThumb_IsLoggedAndNotReplied()
    {
        var thumb = new Activity(ActivityTypes.Event)
        {
            Name = AnswerEntity.FeedbackEvent,
            Entities = [new Entity { Properties = new JObject { ["@type"] = "DislikeAction", ["@id"] = "DislikeAction:sore-afterwards" } }],
        };

        await _bot.Flow().Send(thumb).StartTestAsync();

        Assert.Empty(_bot.Said);
        Assert.Contains("Feedback: NotHelpful; passages: sore-afterwards", _bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_IsConfirmedEndsTheConversationAndLeavesNothing()
    {
        await _bot.Flow().Test(Question, Ignore).StartTestAsync();
        Assert.NotEmpty(_storage.Keys);

        await _bot.Flow().Test("forget me", reply => Assert.Contains("deleted", Text(reply), StringComparison.Ordinal)).StartTestAsync();

        Assert.Equal([ActivityTypes.EndOfConversation], _bot.Said);
        Assert.Empty(_storage.Keys);
    }

    [Theory]
    [InlineData(ActivityTypes.DeleteUserData)]
    [InlineData(ActivityTypes.EndOfConversation)]
    public async Task End_ByTheChannel_LeavesNothing(string type)
    {
        await _bot.Flow().Test(Question, Ignore).Send(new Activity(type)).StartTestAsync();

        Assert.Empty(_storage.Keys);
        Assert.Empty(_bot.Said);
    }

    [Theory]
    [InlineData(BotChannels.Emulator, true)]
    [InlineData(BotChannels.Directline, false)]
    [InlineData(BotChannels.Msteams, false)]
    public async Task Trace_IsForTheEmulatorOnly(string channel, bool isTraced)
    {
        using var bot = new TestedBot(_storage, channel);

        await bot.Flow().Test(Question, Ignore).StartTestAsync();

        Assert.Equal(isTraced ? [ActivityTypes.Trace] : [], bot.Said);
    }

    [Fact]
    public async Task Inspection_IsSaidNotToBeOffered()
    {
        await _bot.Flow().Test("/INSPECT open", reply => Assert.StartsWith("Inspection is not offered", Text(reply), StringComparison.Ordinal)).StartTestAsync();

        Assert.Empty(_bot.Said);
    }

    [Fact]
    public async Task Fault_BeforeTheAnswer_GetsACalmWordAndTheDoctorReply()
    {
        await _bot.Flow(before: () => throw new InvalidOperationException("secret detail"))
            .Test(Question, reply =>
            {
                Assert.StartsWith("Sorry, something went wrong", Text(reply), StringComparison.Ordinal);
                Assert.Contains("Talk to your doctor", Text(reply), StringComparison.Ordinal);
                Assert.DoesNotContain("secret detail", Text(reply), StringComparison.Ordinal);
            })
            .StartTestAsync();

        Assert.Empty(_bot.Said);
    }

    [Fact]
    public async Task Fault_AfterTheAnswer_AddsNothingToIt()
    {
        using var bot = new TestedBot(new CutOffStorage());

        await bot.Flow().Test(Question, reply => Assert.Contains("Source:", Text(reply), StringComparison.Ordinal)).StartTestAsync();

        Assert.Empty(bot.Said);
        Assert.Contains("A turn failed.", bot.Log.Text, StringComparison.Ordinal);
    }

    private static Activity Opening(string wording)
    {
        if (wording == "join")
        {
            return new Activity(ActivityTypes.Event) { Name = "webchat/join", Value = new JObject { ["language"] = "en" } };
        }

        var update = new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [] };
        if (wording == "leaves")
        {
            update.MembersRemoved = [new ChannelAccount("user1")];
            return update;
        }

        update.MembersAdded = [.. wording.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(who => new ChannelAccount(who == "user" ? "user1" : who))];
        return update;
    }

    private static string Text(IActivity reply) => reply.AsMessageActivity().Text;

    private static List<string> Suggestions(IActivity reply) => [.. reply.AsMessageActivity().SuggestedActions.Actions.Select(action => action.Title)];

    private static void Ignore(IActivity reply)
    {
    }

    /// <summary>A store whose turn is over before it has written.</summary>
    private sealed class CutOffStorage : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(new Dictionary<string, object>());

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw new OperationCanceledException();

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
