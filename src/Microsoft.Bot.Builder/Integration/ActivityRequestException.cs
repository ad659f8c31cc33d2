namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>A request that brings no activity that could be served; the message is fixed text, fit for the response.</summary>
internal sealed class ActivityRequestException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
