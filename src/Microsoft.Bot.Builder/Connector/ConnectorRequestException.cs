using System.Net;

namespace Microsoft.Bot.Connector;

/// <summary>A call to a channel's service URL that could not be made or was refused; the message may be logged.</summary>
internal sealed class ConnectorRequestException : HttpRequestException
{
    public ConnectorRequestException(string message, Exception inner = null, HttpStatusCode? statusCode = null)
        : base(message, inner, statusCode)
    {
    }
}
