using System.Net;
using System.Text;

namespace Bot.ProtocolTests.Channels;

/// <summary>Answers the bot's login calls in place of the cloud and lets every other call pass to the network.</summary>
internal sealed class LoginService : DelegatingHandler
{
    public const string AccessToken = "token-of-the-bot";

    public LoginService()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.IsLoopback)
        {
            return base.SendAsync(request, cancellationToken);
        }

        var json = request.Method == HttpMethod.Post
            ? $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{AccessToken}}"}"""
            : """{"tenant_discovery_endpoint":"https://login.test/","metadata":[]}""";
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        });
    }
}
