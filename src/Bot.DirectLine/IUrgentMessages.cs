namespace Bot.DirectLine;

/// <summary>Tells the messages that are let in however much was sent before: a visitor in danger is never told to try again later.</summary>
public interface IUrgentMessages
{
    /// <summary>Whether the text shows danger.</summary>
    bool IsUrgent(string text);
}
