using System.Net;
using System.Net.Sockets;
using Bot.DirectLine.Conversations;
using Bot.DirectLine.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Bot.DirectLine;

/// <summary>How often one address may start conversations, and how often it and a conversation may send.</summary>
internal sealed class RateLimits(IDirectLineStore store, IOptions<DirectLineOptions> options)
{
    /// <summary>The answer when the caller's address has started too many conversations; null when it may go on.</summary>
    public Task<IResult?> RefuseStartAsync(HttpContext context, CancellationToken cancellationToken) =>
        RefuseAsync(context, "start:" + Address(context), options.Value.StartsPerAddress, cancellationToken);

    /// <summary>The answer when too much was sent from the caller's address or in the conversation; null when it may go on.</summary>
    public async Task<IResult?> RefuseMessageAsync(HttpContext context, string conversationId, CancellationToken cancellationToken) =>
        await RefuseAsync(context, "send:" + Address(context), options.Value.MessagesPerAddress, cancellationToken)
        ?? await RefuseAsync(context, "talk:" + conversationId, options.Value.MessagesPerConversation, cancellationToken);

    private async Task<IResult?> RefuseAsync(HttpContext context, string key, AllowanceOptions allowance, CancellationToken cancellationToken)
    {
        var wait = await store.TakeAsync(key, allowance.ToAllowance(), cancellationToken);
        return wait > TimeSpan.Zero ? Answers.TooMany(context.Response, wait) : null;
    }

    // A household or a clinic is given a whole /64 of IPv6, and could otherwise take a new address for every call.
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
