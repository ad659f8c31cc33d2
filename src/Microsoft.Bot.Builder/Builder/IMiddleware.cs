namespace Microsoft.Bot.Builder;

/// <summary>Sees every activity before the bot does, and again after it.</summary>
public interface IMiddleware
{
    /// <summary>Handles one activity; without a call of <paramref name="next"/> the turn ends here.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
