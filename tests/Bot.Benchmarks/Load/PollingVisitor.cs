namespace Bot.Benchmarks.Load;

/// <summary>A Direct Line client that asks for new activities until the reply is among them.</summary>
internal sealed class PollingVisitor(HttpClient client, string? secret, string user) : IVisitor
{
    private readonly DirectLineConversation _conversation = new(client, secret, user);
    private string _watermark = "";

    public Task StartAsync(CancellationToken cancellationToken) => _conversation.StartAsync(cancellationToken);

    public async Task AskAsync(string question, CancellationToken cancellationToken)
    {
        var id = await _conversation.PostAsync(question, cancellationToken);
        for (var replied = false; !replied;)
        {
            using var news = await _conversation.PollAsync(_watermark, cancellationToken);
            _watermark = news.RootElement.GetProperty("watermark").GetString() ?? "";
            replied = DirectLineConversation.HasReply(news.RootElement, id);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
