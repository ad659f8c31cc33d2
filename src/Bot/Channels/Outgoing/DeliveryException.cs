using Microsoft.Bot.Schema;

namespace Bot.Channels.Outgoing;

/// <summary>A reply could not be delivered to its channel; the message says why, and nothing of what was said.</summary>
internal sealed class DeliveryException(Exception fault) : Exception($"A reply could not be delivered: {Reason(fault)}.", fault)
{
    private static string Reason(Exception fault) => fault switch
    {
        ErrorResponseException { Response.StatusCode: var status } => $"the channel answered with status {(int)status}",
        HttpRequestException { HttpRequestError: var error } => $"the call failed ({error})",
        OperationCanceledException => "the channel did not answer in time",
        _ => fault.GetType().Name,
    };
}
