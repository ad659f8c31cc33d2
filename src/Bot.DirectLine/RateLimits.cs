using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Bot.DirectLine;

/// <summary>How often one address may start conversations, and how often it and a conversation may send.</summary>
public sealed class RateLimits(IDirectLineStore store, IOptions<DirectLineOptions> options, TimeProvider time) : IDisposable
{
    // Of this process: they bound its own work, and a store is not asked in order to save asking it.
    private readonly TokenBuckets _own = new(time);

    private readonly PartitionedRateLimiter<string> _streamsOfConversation =
        PartitionedRateLimiter.Create<string, string>(id => RateLimitPartition.GetConcurrencyLimiter(id, _ => new() { PermitLimit = options.Value.MaxStreamsPerConversation }));

    private readonly PartitionedRateLimiter<string> _streams =
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => new() { PermitLimit = options.Value.MaxStreams }));

    /// <summary>A place for one more stream, free again when disposed of; not acquired when all of the conversation or the process are taken.</summary>
    public RateLimitLease TakeStream(string conversationId) => PartitionedRateLimiter.CreateChained(_streamsOfConversation, _streams).AttemptAcquire(conversationId);

    /// <summary>Whether a poll is looked up. Clients that are refused one never poll again, so that those beyond the allowance get an empty answer.</summary>
    public bool MayLookUp(string conversationId) => !ChannelMeter.IsRefused("polls", _own.Take("poll:" + conversationId, options.Value.PollsPerConversation));

    /// <summary>The answer when a conversation was refreshed, found again or streamed too often; null when it may go on.</summary>
    public IResult? RefuseConnect(HttpContext context, string conversationId) =>
        _own.Take("connect:" + conversationId, options.Value.ConnectsPerConversation) is var wait && ChannelMeter.IsRefused("connects", wait) ? Responses.TooMany(context.Response, wait) : null;

    /// <summary>The answer when the caller's address has started too many conversations; null when it may go on.</summary>
    public Task<IResult?> RefuseStartAsync(HttpContext context, CancellationToken cancellationToken) =>
        RefuseAsync(context, "starts", "start:" + Address(context), options.Value.StartsPerAddress, cancellationToken);

    /// <summary>The answer when too much was sent from the caller's address or in the conversation; null when it may go on.</summary>
    public async Task<IResult?> RefuseMessageAsync(HttpContext context, string conversationId, CancellationToken cancellationToken) =>
        await RefuseAsync(context, "messages-of-address", "send:" + Address(context), options.Value.MessagesPerAddress, cancellationToken)
        ?? await RefuseAsync(context, "messages-of-conversation", "talk:" + conversationId, options.Value.MessagesPerConversation, cancellationToken);

    public void Dispose()
    {
        _streamsOfConversation.Dispose();
        _streams.Dispose();
    }

    private async Task<IResult?> RefuseAsync(HttpContext context, string name, string key, RateLimit limit, CancellationToken cancellationToken)
    {
        var wait = await store.TakeAsync(key, limit, cancellationToken);
        return ChannelMeter.IsRefused(name, wait) ? Responses.TooMany(context.Response, wait) : null;
    }

    internal static string Address(HttpContext context) => Address(context.Connection.RemoteIpAddress);

    /// <summary>What is counted as one address. A household or a clinic is given a whole /64 of IPv6, and could otherwise take a new address for every call.</summary>
    public static string Address(IPAddress? address)
    {
        address = address is null ? IPAddress.None : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

/// <summary>Tells the messages that are let in however much was sent before: a visitor in danger is never told to try again later.</summary>
public interface IUrgentMessages
{
    /// <summary>Whether the text shows danger.</summary>
    bool IsUrgent(string text);
}

internal static class ChannelMeter
{
    private static readonly Meter Meter = new("Bot.DirectLine");
    public static readonly UpDownCounter<int> Streams = Meter.CreateUpDownCounter<int>("bot.streams");
    private static readonly Counter<int> Refusals = Meter.CreateCounter<int>("bot.refusals");

    public static bool IsRefused(string allowance, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
        {
            return false;
        }

        Refusals.Add(1, new KeyValuePair<string, object?>("allowance", allowance));
        return true;
    }
}
