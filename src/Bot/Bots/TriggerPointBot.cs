using Microsoft.Bot.Builder.TraceExtensions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Bot.Bots;

/// <summary>Greets once, and answers every message with what the engine finds.</summary>
internal sealed partial class TriggerPointBot(CurrentEngine engine, ConversationMemory memory, StoreCircuitBreaker store, StaffRecorder recorder, ILogger<TriggerPointBot> logger) : ActivityHandler
{
    /// <summary>What Web Chat sends when a page opens a conversation.</summary>
    private const string JoinEvent = "webchat/join";

    private const string OwnChannel = Microsoft.Bot.Connector.Channels.Directline;

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        using var trace = BotMeters.BeginTurn();
        var started = Stopwatch.GetTimestamp();
        var record = await memory.RecallAsync(turnContext.Activity, cancellationToken);
        var question = turnContext.Activity.Text ?? "";
        var context = record.ContextFor(Turn(turnContext));
        var answer = engine.Value.Answer(question, context);
        if (!record.HasAnswered(Turn(turnContext)))
        {
            Count(turnContext.Activity, record, context, answer);
        }

        if (answer is CommandReply { Command: CommandKind.Helpful or CommandKind.NotHelpful } feedback)
        {
            BotMeters.Feedback(feedback.Command == CommandKind.Helpful, reason: null);
            LogFeedback(feedback.Command, context.PreviousPassages);
        }

        var passages = string.Join(',', BotMeters.PassageIds(answer));
        LogAnswered(
            answer.Outcome, answer.Trace.Verdict, answer.DoctorReply, passages, answer.Trace.SafetyTime.TotalMilliseconds, answer.Trace.SearchTime.TotalMilliseconds,
            Build.Version, engine.Value.Fingerprint, answer.Trace.Fault);

        var isForgetting = answer is CommandReply { Command: CommandKind.ForgetMe };
        if (isForgetting)
        {
            await memory.ForgetAsync(turnContext.Activity, cancellationToken);
            recorder.Forget(turnContext.Activity.Conversation?.Id);
        }

        // Nothing is called deleted that is still on a disk which cannot be written.
        var said = isForgetting && store.Reason is not null ? engine.Value.NotForgotten : answer;
        await turnContext.SendActivityAsync(AnswerActivities.ToActivity(said, turnContext.Activity.ChannelId), cancellationToken);
        BotMeters.Answered(answer, Stopwatch.GetElapsedTime(started), trace);
        if (turnContext.Activity.ChannelId == Microsoft.Bot.Connector.Channels.Emulator)
        {
            await turnContext.TraceActivityAsync("Answer", AnswerActivities.Trace(answer), AnswerActivities.TraceType, "How this answer came about", cancellationToken);
        }

        if (isForgetting)
        {
            // A channel that keeps what was said takes this as the word to forget it.
            await turnContext.SendActivityAsync(Activity.CreateEndOfConversationActivity(), cancellationToken);
            return;
        }

        await memory.KeepAsync(turnContext.Activity, record, kept => kept.Answer(Turn(turnContext), answer.Next, answer is SafetyAnswer), cancellationToken);
    }

    protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
        memory.ForgetAsync(turnContext.Activity, cancellationToken);

    protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Type == ActivityTypes.DeleteUserData ? memory.ForgetAsync(turnContext.Activity, cancellationToken) : Task.CompletedTask;

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        IsVisitorArriving(turnContext.Activity) ? GreetAsync(turnContext, cancellationToken) : Task.CompletedTask;

    protected override async Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
    {
        if (AnswerEntity.Feedback(turnContext.Activity) is var (kind, passages))
        {
            var reason = AnswerEntity.Reason(turnContext.Activity);
            BotMeters.Feedback(kind == CommandKind.Helpful, reason);
            if (reason is not null)
            {
                LogReason(reason, passages);
                recorder.ThumbReason(reason);
            }
            else
            {
                LogFeedback(kind, passages);
                recorder.Thumb(kind, passages, engine.Value);
            }

            if (kind == CommandKind.NotHelpful)
            {
                // The thumb may stand beside an answer of before; only of the last one is the question known.
                var record = await memory.RecallAsync(turnContext.Activity, cancellationToken);
                if (passages.SequenceEqual(record.Context.PreviousPassages))
                {
                    KeepNotHelpful(turnContext.Activity, record, record.Context.PreviousQuestion, reason);
                }
            }
        }

        if (turnContext.Activity.Name == JoinEvent)
        {
            await GreetAsync(turnContext, cancellationToken);
        }
    }

    private void Count(IMessageActivity message, ConversationRecord record, AnswerContext context, Answer answer)
    {
        if (!record.Greeted)
        {
            recorder.Visit();
        }

        recorder.Answered(message.Conversation?.Id, message.Text ?? "", answer, !record.HasShownDanger, engine.Value);
        if (answer is CommandReply { Command: CommandKind.Helpful or CommandKind.NotHelpful } feedback)
        {
            recorder.Thumb(feedback.Command, context.PreviousPassages, engine.Value);
            if (feedback.Command == CommandKind.NotHelpful)
            {
                KeepNotHelpful(message, record, context.PreviousQuestion, reason: null);
            }
        }
    }

    private void KeepNotHelpful(IActivity activity, ConversationRecord record, string? question, string? reason)
    {
        if (question is not null && !record.HasShownDanger)
        {
            recorder.Keep(activity.Conversation?.Id, question, reason is null ? ReviewReason.NotHelpful : ReviewReason.NotHelpfulBecause(reason), engine.Value);
        }
    }

    // Our own channel runs a turn again that a crash has cut off. Others that send an activity a second time have its
    // replies already, as far as anybody knows.
    private static string? Turn(ITurnContext turnContext) =>
        turnContext.Activity.ChannelId == OwnChannel ? turnContext.Activity.Id : null;

    // Channels word this differently: visitor and bot in one update or in two, in either order, with an empty list, or
    // without a recipient to tell the bot by. Only an update that adds nobody but the bot is not the visitor's arrival.
    private static bool IsVisitorArriving(IConversationUpdateActivity update)
    {
        if (update.MembersRemoved is { Count: > 0 })
        {
            return false;
        }

        var added = update.MembersAdded ?? [];
        return update.Recipient?.Id is not { } bot || added.Any(member => member.Id != bot);
    }

    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        // Kept before it is said: of two updates at once, only the one that gets its record in greets.
        var record = await memory.RecallAsync(turnContext.Activity, cancellationToken);
        if (await memory.KeepAsync(turnContext.Activity, record, kept => kept.Greet(Turn(turnContext)), cancellationToken))
        {
            recorder.Visit();
            await turnContext.SendActivityAsync(AnswerActivities.Greeting(engine.Value), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback: {Feedback}; passages: {Passages}")]
    private partial void LogFeedback(CommandKind feedback, IReadOnlyList<string> passages);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback: not helpful because {Reason}; passages: {Passages}")]
    private partial void LogReason(string reason, IReadOnlyList<string> passages);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outcome}; safety: {Verdict}; doctor reply: {DoctorReply}; passages: {Passages}; {SafetyMs:0.00} ms + {SearchMs:0.00} ms; {Build}, knowledge {Knowledge}")]
    private partial void LogAnswered(string outcome, string verdict, bool doctorReply, string passages, double safetyMs, double searchMs, string build, string knowledge, Exception? fault);
}
