namespace Bot.Benchmarks.Load;

/// <summary>One visitor with a conversation of its own, over one of the ways to reach a bot.</summary>
internal interface IVisitor : IAsyncDisposable
{
    /// <summary>Opens the conversation.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Sends a message; complete once the bot's reply to it is there.</summary>
    Task AskAsync(string question, CancellationToken cancellationToken);
}
