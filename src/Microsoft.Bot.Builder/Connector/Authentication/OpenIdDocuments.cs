using Microsoft.IdentityModel.Protocols;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Fetches the metadata and key documents of an issuer.</summary>
internal sealed class OpenIdDocuments(IdentityHttp http) : IDocumentRetriever
{
    private const int MaxDocumentBytes = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        // The address of the key document comes from the metadata document, so it is looked at like a configured one.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !ChannelSettings.IsAcceptable(uri))
        {
            throw new HttpRequestException("The document's address is not an https URL.");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Timeout);

        using var response = await http.GetHttpClient().GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(MaxDocumentBytes, deadline.Token);
        return await response.Content.ReadAsStringAsync(deadline.Token);
    }
}
