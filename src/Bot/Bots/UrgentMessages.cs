using Bot.DirectLine;
using Bot.Reloading;

namespace Bot.Bots;

/// <summary>Asks the safety rules of the knowledge in force.</summary>
internal sealed class UrgentMessages(CurrentEngine engine) : IUrgentMessages
{
    public bool IsUrgent(string text) => engine.Value.IsDanger(text);
}
