using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Turns what the login service says into a token, or into a reason that may be logged.</summary>
internal static class AccessTokens
{
    public static async Task<string> AcquireAsync(Func<CancellationToken, Task<AuthenticationResult>> acquire, CancellationToken cancellationToken)
    {
        try
        {
            return (await acquire(cancellationToken)).AccessToken;
        }
        catch (MsalException exception)
        {
            throw new ConnectorRequestException($"The login service gave the bot no access token ({exception.ErrorCode}).", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new ConnectorRequestException($"The login service could not be reached ({exception.HttpRequestError}).", exception);
        }
    }
}
