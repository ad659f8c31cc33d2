using Bot.DirectLine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Bot.Channels;

/// <summary>Runs a bot's turns for the Bot Framework's channels and the Emulator.</summary>
internal sealed class ChannelAdapter(ChannelAuthentication authentication) : CloudAdapterBase(authentication)
{
    /// <summary>Runs one turn; what it returns is the answer to the request.</summary>
    /// <exception cref="DeliveryException">A reply could not be delivered.</exception>
    public Task<InvokeResponse?> RunTurnAsync(AuthenticateRequestResult caller, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(caller, activity, TurnLocale.Withhold(activity, callback), cancellationToken)!;

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendActivitiesAsync(turnContext, activities, cancellationToken);
        }
#pragma warning disable CA1031 // Login service and channel can fail in many ways, and each of them means that the reply has not arrived.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new DeliveryException(fault);
        }
    }
}

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
