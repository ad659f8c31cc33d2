using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>A conversation written down as a test: what the user says, and what the bot must answer.</summary>
public class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Func<Task> _steps;

    /// <summary>Creates an empty flow.</summary>
    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        _adapter = adapter;
        _callback = callback;
        _steps = () => Task.CompletedTask;
    }

    /// <summary>Creates a flow that goes on from a task.</summary>
    public TestFlow(Task task, TestFlow flow)
        : this(() => task, flow)
    {
    }

    /// <summary>Creates a flow that goes on from a step.</summary>
    public TestFlow(Func<Task> getTask, TestFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        _adapter = flow._adapter;
        _callback = flow._callback;
        _steps = getTask ?? (() => Task.CompletedTask);
    }

    /// <summary>Creates an empty flow for a bot.</summary>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    /// <summary>Runs the flow; throws at the first step that is not as expected.</summary>
    public Task StartTestAsync() => _steps();

    /// <summary>Says something to the bot.</summary>
    public TestFlow Send(string userSays) => Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));

    /// <summary>Tells the bot that the user joined.</summary>
    public TestFlow SendConversationUpdate()
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded.Add(_adapter.Conversation.User);
        return Send(update);
    }

    /// <summary>Sends an activity to the bot.</summary>
    public TestFlow Send(IActivity userActivity) => Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));

    /// <summary>Waits for some milliseconds.</summary>
    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    /// <summary>Waits.</summary>
    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    /// <summary>Expects a text.</summary>
    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(reply => Expect(reply.AsMessageActivity()?.Text == expected, expected, reply, description), description, timeout);

    /// <summary>Expects a text that contains another.</summary>
    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(reply => Expect(reply.AsMessageActivity()?.Text?.Contains(expected, StringComparison.Ordinal) == true, expected, reply, description), description, timeout);

    /// <summary>Expects an activity of the same type and text.</summary>
    public TestFlow AssertReply(IActivity expected, string description = null, uint timeout = 3000) =>
        AssertReply(reply => Expect(IsLike(expected, reply), Text(expected), reply, description), description, timeout);

    /// <summary>Expects an activity that a comparer finds equal.</summary>
    public TestFlow AssertReply(IActivity expected, IEqualityComparer<IActivity> equalityComparer, string description = null, uint timeout = 3000) =>
        AssertReply(reply => Expect(equalityComparer.Equals(expected, reply), Text(expected), reply, description), description, timeout);

    /// <summary>Expects a reply and looks at it.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string description = null, uint timeout = 3000) => Then(async () =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        IActivity reply;
        try
        {
            reply = await _adapter.GetNextReplyAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No reply within {timeout} ms. {description}");
        }

        validateActivity(reply);
    });

    /// <summary>Expects that nothing is waiting to be taken.</summary>
    public TestFlow AssertNoReply(string description = null, uint timeout = 3000) => Then(() =>
    {
        var reply = _adapter.GetNextReply();
        Expect(reply is null, "no reply", reply, description);
        return Task.CompletedTask;
    });

    /// <summary>Says something and expects a text.</summary>
    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>Says something and expects an activity.</summary>
    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>Says something and looks at the reply.</summary>
    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    /// <summary>Replays a recorded conversation: sends what the user said and expects what the bot said.</summary>
    public TestFlow Test(IEnumerable<IActivity> activities, string description = null, uint timeout = 3000) =>
        Test(activities, (expected, actual) => Expect(IsLike(expected, actual), Text(expected), actual, description), description, timeout);

    /// <summary>Replays a recorded conversation: sends what the user said and compares what the bot said.</summary>
    public TestFlow Test(IEnumerable<IActivity> activities, ValidateReply validateReply, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ArgumentNullException.ThrowIfNull(validateReply);
        return activities.Aggregate(this, (flow, activity) => string.Equals(activity.From?.Role, RoleTypes.Bot, StringComparison.OrdinalIgnoreCase)
            ? flow.AssertReply(reply => validateReply(activity, reply), description, timeout)
            : flow.Send(activity));
    }

    /// <summary>Expects one of several texts.</summary>
    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000) =>
        AssertReply(reply => Expect(candidates.Contains(reply.AsMessageActivity()?.Text), string.Join(" | ", candidates), reply, description), description, timeout);

    private static void Expect(bool met, string expected, IActivity actual, string description)
    {
        if (!met)
        {
            throw new InvalidOperationException($"Expected '{expected}', got '{Text(actual)}'. {description}");
        }
    }

    private static bool IsLike(IActivity expected, IActivity actual) =>
        expected.Type == actual.Type && expected.AsMessageActivity()?.Text == actual.AsMessageActivity()?.Text;

    private static string Text(IActivity activity) => activity?.AsMessageActivity()?.Text ?? activity?.Type ?? "nothing";

    private TestFlow Then(Func<Task> step) => new(
        async () =>
        {
            await _steps();
            await step();
        },
        this);
}
