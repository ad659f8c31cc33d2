using Bot.DirectLine.Conversations;
using Bot.Stores.Faults;
using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What a store promises that takes conversations back after a failure.</summary>
public abstract class RestorableStoreContract : DirectLineStoreContract
{
    private static readonly Dictionary<string, string> NoIds = [];

    [ContractFact]
    public async Task Restore_GoneOnElsewhere_IsPutBehindWhatIsHere()
    {
        await StartAsync();
        await PostAsync("here");

        await RestoreTwiceAsync(Copy([new(1_000_001, "there"), new(1_000_002, "reply")]) with { IdsByClientId = new Dictionary<string, string> { ["c1"] = "id1" } });

        await PostAsync("later");
        Assert.Equal(
            [new(1, "here"), new(1_000_001, "there"), new(1_000_002, "reply"), new StoredActivity(1_000_003, "later")],
            (await Store.ReadAsync(Id, 0, 10, default))!);
        Assert.Equal(new PostResult(PostStatus.Repeated, "id1"), await Store.PostAsync(Id, Activity("there", clientId: "c1"), 10, default));
        Assert.Equal("here", (await Store.BeginTurnAsync(Id, TimeSpan.FromHours(1), default))!.Payload);
    }

    [ContractFact]
    public async Task Restore_UnknownConversation_IsMade()
    {
        await RestoreTwiceAsync(Copy([new(1, "there")]));

        Assert.Equal("dl_elsewhere", (await Store.FindAsync(Id, default))!.UserId);
        Assert.Equal(["there"], await PayloadsAsync());
    }

    [ContractFact]
    public async Task Restore_TurnAnsweredElsewhere_IsClosedHere()
    {
        await StartAsync();
        await PostAsync("here");
        await PostAsync("open");

        await RestoreTwiceAsync(Copy([new(1_000_001, "reply")]) with { ClosedTurns = [1] });

        Assert.Equal("open", (await Store.BeginTurnAsync(Id, TimeSpan.FromHours(1), default))!.Payload);
    }

    [ContractFact]
    public async Task Restore_ForgottenElsewhere_IsForgottenHere()
    {
        await StartAsync();
        await PostAsync("here");

        await RestoreTwiceAsync(Copy([new(1_000_001, "forgotten")]) with { DropUpTo = 1_000_000 });

        Assert.Equal(["forgotten"], await PayloadsAsync());
    }

    private ConversationCopy Copy(IReadOnlyList<StoredActivity> activities) =>
        new(new Conversation(Id, "dl_elsewhere", null, Time.GetUtcNow()), Time.GetUtcNow(), activities, NoIds, [], 0);

    private async Task RestoreTwiceAsync(ConversationCopy copy)
    {
        var store = (IRestorableStore)Store;
        await store.RestoreAsync(copy, default);
        await store.RestoreAsync(copy, default);
    }
}
