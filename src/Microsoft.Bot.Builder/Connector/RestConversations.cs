using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>Calls the conversation routes of one service URL.</summary>
internal sealed class RestConversations(Uri serviceUrl, AccessTokenSource accessToken, ServiceUrlHttp http) : IConversations
{
    // The answers are small: an id, or an error that nobody reads.
    private const int MaxResponseBytes = 64 * 1024;

    private static readonly ProductInfoHeaderValue Product =
        new("Microsoft.Bot.Builder", typeof(RestConversations).Assembly.GetName().Version?.ToString(3));

    public Uri ServiceUrl { get; set; } = serviceUrl;

    public async Task<T> CallAsync<T>(ConnectorCall call, CancellationToken cancellationToken)
        where T : class
    {
        using var request = CreateRequest(call);
        var (client, timeout) = http.Client();

        // A channel may accept the call and never answer (the Emulator does, for a conversation it does not know).
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);

        try
        {
            await AuthorizeAsync(request, deadline.Token);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            ThrowUnlessSuccess(call, response);
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, deadline.Token);
            return await ReadAsync<T>(response.Content, deadline.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorRequestException($"The channel did not answer a {call.Method} within {timeout.TotalSeconds:0.#} s.", exception);
        }
        catch (HttpRequestException exception) when (exception is not ConnectorRequestException)
        {
            throw new ConnectorRequestException($"A {call.Method} to the channel failed ({exception.HttpRequestError}).", exception);
        }
    }

    private HttpRequestMessage CreateRequest(ConnectorCall call)
    {
        var request = new HttpRequestMessage(call.Method, ConversationRoutes.Under(ServiceUrl, call.Path));
        request.Headers.UserAgent.Add(Product);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        // HTTP headers are ASCII; the id is in the path as well, so a header that cannot be written is left out.
        if (call.ConversationId is not null && call.ConversationId.All(c => c is >= ' ' and <= '~'))
        {
            request.Headers.TryAddWithoutValidation(ConversationConstants.ConversationIdHttpHeaderName, call.ConversationId);
        }

        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(BotJson.Write(call.Body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return request;
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (accessToken is null)
        {
            return;
        }

        if (request.RequestUri.Scheme != Uri.UriSchemeHttps && !request.RequestUri.IsLoopback)
        {
            throw new ConnectorRequestException("The bot's access token is not sent to a service URL without TLS.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await accessToken(cancellationToken));
    }

    private static void ThrowUnlessSuccess(ConnectorCall call, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new ConnectorRequestException($"The channel answered a {call.Method} with status {(int)response.StatusCode}.", statusCode: response.StatusCode);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpContent content, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return BotJson.Read<T>(await content.ReadAsStreamAsync(cancellationToken));
        }
        catch (JsonException)
        {
            // Some channels answer with prose. The call was accepted, so only the id is missing.
            return null;
        }
    }
}
