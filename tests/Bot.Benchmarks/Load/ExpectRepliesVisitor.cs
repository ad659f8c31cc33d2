using System.Text.Json;

namespace Bot.Benchmarks.Load;

/// <summary>Posts to <c>/api/messages</c> and takes the replies from the response.</summary>
internal sealed class ExpectRepliesVisitor(HttpClient client, string conversation) : IVisitor
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task AskAsync(string question, CancellationToken cancellationToken)
    {
        using var body = Bodies.Message(conversation, question, client.BaseAddress!.ToString(), expectReplies: true);
        using var response = await client.PostAsync("api/messages", body, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        if (json.RootElement.GetProperty("activities").GetArrayLength() == 0)
        {
            throw new InvalidDataException("The bot did not reply.");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
