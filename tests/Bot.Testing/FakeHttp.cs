using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Bot.Testing;

/// <summary>A network in memory: answers by address, keeps every request, and has no port.</summary>
public sealed class FakeHttp : HttpMessageHandler, IHttpClientFactory, IHttpMessageHandlerFactory
{
    private readonly ConcurrentDictionary<string, Func<string>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Answers requests for addresses that start like this one with a JSON body.</summary>
    public FakeHttp Answer(string address, Func<string> json)
    {
        _answers[address] = json;
        return this;
    }

    public int CountOf(string address) =>
        _requests.Count(request => request.Address.StartsWith(address, StringComparison.Ordinal));

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    public HttpMessageHandler CreateHandler(string name) => this;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var received = new FakeRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body);
        _requests.Enqueue(received);

        var answer = _answers.Keys.Where(start => received.Address.StartsWith(start, StringComparison.Ordinal)).MaxBy(start => start.Length);
        return answer is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request }
            : new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(_answers[answer](), Encoding.UTF8, "application/json"),
            };
    }
}
