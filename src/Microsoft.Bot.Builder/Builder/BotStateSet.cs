namespace Microsoft.Bot.Builder;

/// <summary>Several states that are read and written together.</summary>
public class BotStateSet
{
    /// <summary>Creates a set.</summary>
    public BotStateSet(params BotState[] botStates) => BotStates.AddRange(botStates);

    /// <summary>Gets or sets the states.</summary>
    public List<BotState> BotStates { get; set; } = [];

    /// <summary>Adds a state.</summary>
    public BotStateSet Add(BotState botState)
    {
        ArgumentNullException.ThrowIfNull(botState);
        BotStates.Add(botState);
        return this;
    }

    /// <summary>Reads all states.</summary>
    public async Task LoadAllAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        // One after the other: each puts what it has read into the turn's state, which is not made for several threads.
        foreach (var state in BotStates)
        {
            await state.LoadAsync(turnContext, force, cancellationToken);
        }
    }

    /// <summary>Writes all states that changed.</summary>
    public Task SaveAllChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.WhenAll(BotStates.Select(state => state.SaveChangesAsync(turnContext, force, cancellationToken)));
}
