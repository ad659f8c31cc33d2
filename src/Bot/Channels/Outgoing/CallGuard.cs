namespace Bot.Channels.Outgoing;

/// <summary>Lets calls through to the allowed hosts only, whoever makes them.</summary>
internal sealed partial class CallGuard(ServiceHosts hosts, ILogger<CallGuard> logger) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && (hosts.IsServiceUrl(address) || hosts.IsIdentity(address)))
        {
            return base.SendAsync(request, cancellationToken);
        }

        LogRefused(request.RequestUri?.IdnHost);
        throw new HttpRequestException("The host is not one that the bot may call; Channels:ServiceHosts lists those.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Host} was not made: it is not among Channels:ServiceHosts.")]
    private partial void LogRefused(string? host);
}
