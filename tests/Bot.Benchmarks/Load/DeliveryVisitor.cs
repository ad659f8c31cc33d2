namespace Bot.Benchmarks.Load;

/// <summary>Posts to <c>/api/messages</c>; the bot delivers its reply with a call of its own.</summary>
internal sealed class DeliveryVisitor(HttpClient client, DeliveryListener listener, string conversation) : IVisitor
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task AskAsync(string question, CancellationToken cancellationToken)
    {
        var reply = listener.NextReply(conversation);
        using var body = Bodies.Message(conversation, question, listener.ServiceUrl, expectReplies: false);
        using var response = await client.PostAsync("api/messages", body, cancellationToken);
        response.EnsureSuccessStatusCode();
        await reply.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
