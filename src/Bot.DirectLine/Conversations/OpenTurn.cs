namespace Bot.DirectLine.Conversations;

/// <summary>A turn to be run.</summary>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="Sequence">Place of the activity that opened it.</param>
/// <param name="Payload">That activity.</param>
/// <param name="Fence">Grows each time the turn is begun, so that a caller whose lease ended cannot close it any more.</param>
public sealed record OpenTurn(string ConversationId, long Sequence, string Payload, long Fence);
