namespace Bot.Channels;

/// <summary>What a visitor is told when a turn breaks: a calm sentence and the doctor reply, never the exception.</summary>
internal sealed partial class TurnErrors(CurrentEngine engine, ILogger<TurnErrors> logger)
{
    public TAdapter Guard<TAdapter>(TAdapter adapter)
        where TAdapter : BotAdapter
    {
        adapter.OnTurnError = OnTurnErrorAsync;
        return adapter;
    }

    private async Task OnTurnErrorAsync(ITurnContext turnContext, Exception fault)
    {
        LogTurnFailed(fault);

        // An answer is one activity: who has it needs no second one, whatever went wrong after it.
        if (turnContext.Responded)
        {
            return;
        }

        await turnContext.SendActivityAsync(AnswerActivities.ToActivity(engine.Value.Failed(fault), turnContext.Activity.ChannelId));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed.")]
    private partial void LogTurnFailed(Exception fault);
}
