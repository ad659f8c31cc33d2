using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <content>Invokes: requests that are answered in the HTTP response.</content>
public partial class ActivityHandler
{
    private const string AdaptiveCardInvoke = "adaptiveCard/action";
    private const string SearchInvoke = "application/search";
    private const string ExecuteAction = "Action.Execute";
    private const string ErrorMediaType = "application/vnd.microsoft.error";

    /// <summary>Wraps a body as a successful answer to an invoke.</summary>
    protected static InvokeResponse CreateInvokeResponse(object body = null) => new() { Status = (int)HttpStatusCode.OK, Body = body };

    /// <summary>Handles an invoke: signing in, an action on an Adaptive Card, a search; others are not implemented.</summary>
    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            switch (turnContext.Activity.Name)
            {
                case AdaptiveCardInvoke:
                    return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, AdaptiveCardValue(turnContext.Activity), cancellationToken));
                case SearchInvoke:
                    return CreateInvokeResponse(await OnSearchInvokeAsync(turnContext, SearchValue(turnContext.Activity), cancellationToken));
                case SignInConstants.VerifyStateOperationName or SignInConstants.TokenExchangeOperationName:
                    await OnSignInInvokeAsync(turnContext, cancellationToken);
                    return CreateInvokeResponse();
                default:
                    return new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
            }
        }
        catch (InvokeRefusedException refusal)
        {
            return new InvokeResponse { Status = (int)refusal.Status, Body = refusal.Body };
        }
    }

    /// <summary>Handles a sign-in invoke; not implemented unless overridden.</summary>
    protected virtual Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeRefusedException(HttpStatusCode.NotImplemented);

    /// <summary>Handles an action on an Adaptive Card; not implemented unless overridden.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeRefusedException(HttpStatusCode.NotImplemented);

    /// <summary>Handles a search; not implemented unless overridden.</summary>
    protected virtual Task<SearchInvokeResponse> OnSearchInvokeAsync(ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeRefusedException(HttpStatusCode.NotImplemented);

    private static AdaptiveCardInvokeValue AdaptiveCardValue(IInvokeActivity activity)
    {
        var value = ValueOf<AdaptiveCardInvokeValue>(activity);
        if (value.Action is null)
        {
            throw BadRequest("The value of the invoke has no action.");
        }

        return value.Action.Type == ExecuteAction ? value : throw BadRequest($"The action is not of the type {ExecuteAction}.");
    }

    private static SearchInvokeValue SearchValue(IInvokeActivity activity)
    {
        var value = ValueOf<SearchInvokeValue>(activity);
        if (string.IsNullOrEmpty(value.Kind) && activity.ChannelId == Channels.Msteams)
        {
            // Teams has one kind of search and leaves it out.
            value.Kind = SearchInvokeTypes.Search;
        }

        if (string.IsNullOrEmpty(value.Kind))
        {
            throw BadRequest("The value of the invoke does not say what kind of search it is.");
        }

        return string.IsNullOrEmpty(value.QueryText) ? throw BadRequest("The value of the invoke has no query text.") : value;
    }

    private static T ValueOf<T>(IInvokeActivity activity)
        where T : class
    {
        if (activity.Value is not null and not JObject)
        {
            return activity.Value as T ?? throw BadRequest("The value of the invoke is not an object.");
        }

        try
        {
            return ((JObject)activity.Value)?.ToObject<T>() ?? throw BadRequest("The invoke has no value.");
        }
        catch (JsonException)
        {
            throw BadRequest("The value of the invoke is not of the expected shape.");
        }
    }

    private static InvokeRefusedException BadRequest(string message) => new(HttpStatusCode.BadRequest, new AdaptiveCardInvokeResponse
    {
        StatusCode = (int)HttpStatusCode.BadRequest,
        Type = ErrorMediaType,
        Value = new Error(nameof(HttpStatusCode.BadRequest), message),
    });

    private async Task AnswerInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var response = await OnInvokeActivityAsync(As<IInvokeActivity>(turnContext), cancellationToken);
        if (response is not null && turnContext.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is null)
        {
            await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = response }, cancellationToken);
        }
    }

    // Thrown by the default methods, so that an override of one of them need not know of the answer's status.
    private sealed class InvokeRefusedException(HttpStatusCode status, object body = null) : Exception
    {
        public HttpStatusCode Status => status;

        public object Body => body;
    }
}
