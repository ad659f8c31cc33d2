using Bot.Answering;
using Bot.Answering.Review;
using Bot.Bots;
using Bot.Staff;
using Bot.Stores;
using Bot.Stores.Counts;
using Bot.Testing;
using Bot.Tests.Bots;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.Staff;

public sealed class StaffRecorderTests : IDisposable
{
    private const string Unanswered = "does the clinic have a garden for the dog";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryBotState _state = new(TimeProvider.System);
    private readonly TestedBot _bot;

    public StaffRecorderTests() => _bot = new TestedBot(_state, time: _time);

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Chat_IsCountedByDay()
    {
        await SayAsync("c1", "what is trigger point massage", "my left arm went numb and my chest is crushed", "hello");
        await SayAsync("c2", "me duele el pecho", Unanswered);

        var counts = (await CountsAsync()).ToDictionary(c => (c.Name, c.Label), c => c.Number);
        Assert.Equal(2, counts[(CountNames.Visits, "")]);
        Assert.Equal(5, counts[(CountNames.Questions, "")]);
        Assert.Equal(1, counts[(CountNames.Outcomes, "answer")]);
        Assert.Equal(4, counts[(CountNames.Outcomes, "urgent")]);
        Assert.Equal(2, counts[(CountNames.Dangers, "heart-attack")]);
        Assert.Equal(1, counts[(CountNames.Languages, "es")]);
    }

    [Fact]
    public async Task Unanswered_IsKeptRedactedAndReadableWithTheKeyOnly()
    {
        await SayAsync("c2", "does the clinic have a garden for Zbigniew");

        var kept = await KeptAsync();
        var question = Assert.Single(kept, q => q.Reason == ReviewReason.NothingFound);
        Assert.Equal("does the clinic have a garden for [name]", question.Text);
        var stored = Assert.Single(await CountsAsync(), c => c.Name == CountNames.Review + ReviewReason.NothingFound);
        Assert.DoesNotContain("garden", stored.Label, StringComparison.Ordinal);
        Assert.Null(new ReviewCipher(new string('x', 32)).Decrypt(stored.Label));
    }

    [Fact]
    public async Task SameConversation_CountsAsOneVisitorADay()
    {
        await SayAsync("c1", Unanswered, Unanswered, "is there a garden behind the house");
        await SayAsync("c2", Unanswered);
        Assert.Equal(2, (await KeptAsync()).Sum(q => q.Visitors));

        // The mark is gone with its day.
        _time.Advance(TimeSpan.FromDays(1));
        await SayAsync("c1", Unanswered);
        Assert.Equal(3, (await KeptAsync()).Sum(q => q.Visitors));
    }

    [Theory]
    [InlineData("i want to kill myself")]
    [InlineData("my therapist touched me sexually")]
    public async Task AfterDanger_NothingOfTheConversationIsKept(string danger)
    {
        await SayAsync("c1", danger, "this was an error, i am fine", "start over", Unanswered, "not helpful");

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task NotHelpful_KeepsTheQuestionBefore()
    {
        await SayAsync("c1", "how old is it and is it from china", "not helpful");

        Assert.Equal([("how old is it and is it from china", ReviewReason.NotHelpful)], (await KeptAsync()).Select(q => (q.Text, q.Reason)));
    }

    [Fact]
    public async Task Thumb_IsCountedByPassageAndItsReasonKeptBesideTheQuestion()
    {
        await SayAsync("c1", "how old is it and is it from china");
        var passages = string.Join(',', ShippedKnowledge.Engine.Answer("how old is it and is it from china", AnswerContext.Empty).Next.PreviousPassages);
        await SendAsync("c1", Thumb(AnswerEntity.FeedbackEvent, passages, reason: null));
        await SendAsync("c1", Thumb(AnswerEntity.ReasonEvent, passages, "wrong"));
        await SendAsync("c1", Thumb(AnswerEntity.FeedbackEvent, "no-such-passage", reason: null));

        var counts = await CountsAsync();
        Assert.Contains(counts, c => c.Name == CountNames.ThumbsDown && passages.Split(',').Contains(c.Label));
        Assert.DoesNotContain(counts, c => c.Label == "no-such-passage");
        Assert.Contains(counts, c => c is { Name: CountNames.ThumbReasons, Label: "wrong" });
        Assert.Equal(1, Assert.Single(ShippedKnowledge.Engine.Group(await KeptAsync(), 1)).Visitors);
        Assert.Equal([ReviewReason.NotHelpful, ReviewReason.NotHelpfulBecause("wrong")], (await KeptAsync()).Select(q => q.Reason).Order());
    }

    [Fact]
    public async Task ForgetMe_DropsWhatIsNotWrittenYet()
    {
        await SayAsync("c1", Unanswered, "forget me");

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task AfterNinetyDays_IsDeleted()
    {
        await SayAsync("c1", Unanswered);
        Assert.NotEmpty(await KeptAsync());

        _time.Advance(TimeSpan.FromDays(ICountStore.KeptDays + 1));

        Assert.Empty(await KeptAsync());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Off_KeepsNothing(bool review, bool hasKey)
    {
        var counts = new MemoryCounts();
        using var recorder = new StaffRecorder(
            counts,
            Options.Create(new StaffOptions { Key = hasKey ? new string('k', 32) : null }),
            Options.Create(new ReviewOptions { Enabled = review && hasKey }),
            _time,
            NullLogger<StaffRecorder>.Instance);

        recorder.Keep("c1", Unanswered, ReviewReason.NothingFound, ShippedKnowledge.Engine);
        await recorder.WriteAsync(default);

        Assert.Empty(await counts.ReadAsync(DateOnly.MinValue, default));
    }

    [Fact]
    public async Task Log_HoldsNoWords()
    {
        await SayAsync("c1", Unanswered, "not helpful");
        await KeptAsync();

        Assert.DoesNotContain("garden", _bot.Log.Text, StringComparison.Ordinal);
    }

    private static Activity Thumb(string name, string passages, string? reason) => new(ActivityTypes.Event)
    {
        Name = name,
        Value = reason,
        Entities = [new Entity("https://schema.org/Message") { Properties = new JObject { ["@type"] = "DislikeAction", ["@id"] = $"DislikeAction:{passages}" } }],
    };

    private async Task SayAsync(string conversation, params string[] messages)
    {
        foreach (var message in messages)
        {
            await SendAsync(conversation, new Activity(ActivityTypes.Message) { Text = message });
        }
    }

    private async Task SendAsync(string conversation, Activity activity)
    {
        _bot.Adapter.Conversation.Conversation = new ConversationAccount(id: conversation);
        await _bot.Flow().Send(activity).StartTestAsync();
    }

    private async Task<IReadOnlyList<Count>> CountsAsync()
    {
        await _bot.Recorder.WriteAsync(default);
        return await _bot.Counts.ReadAsync(DateOnly.MinValue, default);
    }

    private async Task<IReadOnlyList<ReviewedQuestion>> KeptAsync() => _bot.Recorder.Questions(await CountsAsync());
}
