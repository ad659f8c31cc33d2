using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

/// <summary>The calls of the conversation routes.</summary>
public static class ConversationsExtensions
{
    /// <summary>Starts a conversation.</summary>
    public static Task<ConversationResourceResponse> CreateConversationAsync(this IConversations operations, ConversationParameters parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(parameters);

        var call = new ConnectorCall(HttpMethod.Post, ConversationRoutes.Conversations, Body: parameters);
        return operations.CallAsync<ConversationResourceResponse>(call, cancellationToken);
    }

    /// <summary>Sends an activity to the end of the conversation that it names.</summary>
    public static Task<ResourceResponse> SendToConversationAsync(this IConversations operations, Activity activity, CancellationToken cancellationToken = default) =>
        operations.SendToConversationAsync(ConversationOf(activity), activity, cancellationToken);

    /// <summary>Sends an activity to the end of a conversation.</summary>
    public static Task<ResourceResponse> SendToConversationAsync(this IConversations operations, string conversationId, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(activity);

        var call = new ConnectorCall(HttpMethod.Post, ConversationRoutes.Activities(conversationId), conversationId, activity);
        return operations.CallAsync<ResourceResponse>(call, cancellationToken);
    }

    /// <summary>Sends an activity as the reply to the one that its <c>replyToId</c> names.</summary>
    public static Task<ResourceResponse> ReplyToActivityAsync(this IConversations operations, Activity activity, CancellationToken cancellationToken = default) =>
        operations.ReplyToActivityAsync(ConversationOf(activity), activity?.ReplyToId, activity, cancellationToken);

    /// <summary>Sends an activity as the reply to another.</summary>
    public static Task<ResourceResponse> ReplyToActivityAsync(this IConversations operations, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(activity);

        var call = new ConnectorCall(HttpMethod.Post, ConversationRoutes.Activity(conversationId, activityId), conversationId, activity);
        return operations.CallAsync<ResourceResponse>(call, cancellationToken);
    }

    /// <summary>Replaces the activity that has the same id.</summary>
    public static Task<ResourceResponse> UpdateActivityAsync(this IConversations operations, Activity activity, CancellationToken cancellationToken = default) =>
        operations.UpdateActivityAsync(ConversationOf(activity), activity?.Id, activity, cancellationToken);

    /// <summary>Replaces an activity of a conversation.</summary>
    public static Task<ResourceResponse> UpdateActivityAsync(this IConversations operations, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(activity);

        var call = new ConnectorCall(HttpMethod.Put, ConversationRoutes.Activity(conversationId, activityId), conversationId, activity);
        return operations.CallAsync<ResourceResponse>(call, cancellationToken);
    }

    /// <summary>Deletes an activity of a conversation.</summary>
    public static Task DeleteActivityAsync(this IConversations operations, string conversationId, string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);

        var call = new ConnectorCall(HttpMethod.Delete, ConversationRoutes.Activity(conversationId, activityId), conversationId);
        return operations.CallAsync<ResourceResponse>(call, cancellationToken);
    }

    private static string ConversationOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Conversation?.Id;
    }
}
