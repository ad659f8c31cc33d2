namespace Microsoft.Bot.Builder;

/// <summary>A bot: what it does with an activity that comes in.</summary>
public interface IBot
{
    /// <summary>Handles one activity.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
