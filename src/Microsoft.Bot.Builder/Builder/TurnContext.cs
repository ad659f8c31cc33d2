using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The turn context that adapters create.</summary>
public class TurnContext : ITurnContext, IDisposable
{
    private readonly List<SendActivitiesHandler> _onSend = [];
    private readonly List<UpdateActivityHandler> _onUpdate = [];
    private readonly List<DeleteActivityHandler> _onDelete = [];
    private bool _disposed;

    /// <summary>Creates a context for an activity that came in.</summary>
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
    }

    /// <summary>Creates a context like another one, for another activity.</summary>
    public TurnContext(ITurnContext turnContext, Activity activity)
        : this(turnContext?.Adapter, activity)
    {
        foreach (var (key, value) in turnContext.TurnState)
        {
            TurnState[key] = value;
        }

        if (turnContext is TurnContext other)
        {
            BufferedReplyActivities = other.BufferedReplyActivities;
            _onSend.AddRange(other._onSend);
            _onUpdate.AddRange(other._onUpdate);
            _onDelete.AddRange(other._onDelete);
        }
    }

    /// <inheritdoc/>
    public BotAdapter Adapter { get; }

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState { get; } = [];

    /// <summary>Gets or sets the locale of the turn: the activity's, unless it is set.</summary>
    public string Locale
    {
        get => TurnState.Get<string>(nameof(Locale)) ?? Activity.Locale;
        set => TurnState.Set(nameof(Locale), value);
    }

    /// <inheritdoc/>
    public Activity Activity { get; }

    /// <inheritdoc/>
    public bool Responded { get; private set; }

    /// <summary>Gets the replies that go into the response, when the activity expects them there.</summary>
    public List<Activity> BufferedReplyActivities { get; } = [];

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler) => Add(_onSend, handler);

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler) => Add(_onUpdate, handler);

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler) => Add(_onDelete, handler);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string speak = null, string inputHint = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textReplyToSend);
        var activity = new Activity(ActivityTypes.Message) { Text = textReplyToSend };
        activity.Speak = string.IsNullOrEmpty(speak) ? null : speak;
        activity.InputHint = string.IsNullOrEmpty(inputHint) ? null : inputHint;
        return SendActivityAsync(activity, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        BotAssert.ActivityNotNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses.Length == 0 ? new ResourceResponse(activity.Id ?? string.Empty) : responses[0];
    }

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (activities.Length == 0)
        {
            throw new ArgumentException("Give at least one activity.", nameof(activities));
        }

        var reference = Activity.GetConversationReference();
        var outgoing = activities.Select(activity => ((Activity)activity.ApplyConversationReference(reference)).WithInputHint()).ToList();
        return RunSendAsync(0, outgoing, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        BotAssert.ActivityNotNull(activity);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var outgoing = activity.ApplyConversationReference(Activity.GetConversationReference());
        return RunUpdateAsync(0, outgoing, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        BotAssert.ConversationReferenceNotNull(conversationReference);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return RunDeleteAsync(0, conversationReference, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes what is kept for the turn.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
        {
            TurnState.Dispose();
            _disposed = true;
        }
    }

    private TurnContext Add<THandler>(List<THandler> handlers, THandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ObjectDisposedException.ThrowIf(_disposed, this);
        handlers.Add(handler);
        return this;
    }

    private async Task<ResourceResponse[]> RunSendAsync(int index, List<Activity> activities, CancellationToken cancellationToken)
    {
        if (index < _onSend.Count)
        {
            return await _onSend[index](this, activities, () => RunSendAsync(index + 1, activities, cancellationToken));
        }

        var responses = Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? Buffer(activities)
            : await Adapter.SendActivitiesAsync(this, [.. activities], cancellationToken);
        Responded |= activities.Exists(activity => activity.Type is not ActivityTypes.Trace and not ActivityTypesEx.InvokeResponse);
        return responses;
    }

    private ResourceResponse[] Buffer(List<Activity> activities)
    {
        foreach (var activity in activities)
        {
            if (activity.Type == ActivityTypesEx.InvokeResponse)
            {
                TurnState.Set(BotAdapter.InvokeResponseKey, activity);
            }
            else if (activity.Type != ActivityTypes.Trace || activity.ChannelId == Channels.Emulator)
            {
                // Traces are for the developer; no adapter sees these replies to keep them from other channels.
                BufferedReplyActivities.Add(activity);
            }
        }

        return [.. activities.Select(_ => new ResourceResponse())];
    }

    private async Task<ResourceResponse> RunUpdateAsync(int index, Activity activity, CancellationToken cancellationToken) =>
        index < _onUpdate.Count
            ? await _onUpdate[index](this, activity, () => RunUpdateAsync(index + 1, activity, cancellationToken))
            : await Adapter.UpdateActivityAsync(this, activity, cancellationToken);

    private Task RunDeleteAsync(int index, ConversationReference reference, CancellationToken cancellationToken) =>
        index < _onDelete.Count
            ? _onDelete[index](this, reference, () => RunDeleteAsync(index + 1, reference, cancellationToken))
            : Adapter.DeleteActivityAsync(this, reference, cancellationToken);
}
