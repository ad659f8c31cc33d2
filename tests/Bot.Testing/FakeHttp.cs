using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Bot.Testing;

/// <summary>A network in memory: answers by address, keeps what was asked for, and has no port.</summary>
public sealed class FakeHttp : HttpMessageHandler, IHttpClientFactory
{
    private readonly ConcurrentDictionary<string, Func<string>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _clientNames = new();

    /// <summary>Addresses that were called.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Names of the clients that were asked for.</summary>
    public IReadOnlyList<string> ClientNames => [.. _clientNames];

    /// <summary>Answers requests for addresses that start like this one with a JSON body.</summary>
    public FakeHttp Answer(string address, Func<string> json)
    {
        _answers[address] = json;
        return this;
    }

    public int CountOf(string address) =>
        _requests.Count(request => request.StartsWith(address, StringComparison.Ordinal));

    public HttpClient CreateClient(string name)
    {
        _clientNames.Enqueue(name);
        return new HttpClient(this, disposeHandler: false);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        _requests.Enqueue(address);

        var answer = _answers.Keys.Where(start => address.StartsWith(start, StringComparison.Ordinal)).MaxBy(start => start.Length);
        return Task.FromResult(answer is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("") }
            : new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(_answers[answer](), Encoding.UTF8, "application/json"),
            });
    }
}
