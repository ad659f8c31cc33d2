using Microsoft.Bot.Builder;

namespace Bot.ProtocolTests.DirectLine;

/// <summary>A bot whose turn is given by the test; counts its turns.</summary>
internal sealed class LambdaBot(Func<ITurnContext, CancellationToken, Task> turn) : IBot
{
    private int _turns;

    public int Turns => _turns;

    public static LambdaBot Saying(params string[] replies) => new(async (turnContext, cancellationToken) =>
    {
        foreach (var reply in replies)
        {
            await turnContext.SendActivityAsync(MessageFactory.Text(reply), cancellationToken);
        }
    });

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _turns);
        return turn(turnContext, cancellationToken);
    }
}
