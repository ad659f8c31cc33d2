using Bot.DirectLine.Conversations;

namespace Bot.Stores.Faults;

/// <summary>A store that takes back what was kept elsewhere while it could not be used.</summary>
internal interface IRestorableStore : IDirectLineStore
{
    /// <summary>Puts a conversation back; doing it twice changes nothing more.</summary>
    Task RestoreAsync(ConversationCopy copy, CancellationToken cancellationToken);
}
