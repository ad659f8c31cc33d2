namespace Bot.Answering.Knowledge;

/// <summary>What a visitor can ask of the bot itself.</summary>
public enum CommandKind
{
    Help,
    Topics,
    About,
    Privacy,
    ForgetMe,
    StartOver,
    Helpful,
    NotHelpful,
    Inspection,
}

/// <summary>A command in plain words, and the stored reply to it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Text">Markdown, shown as it stands.</param>
/// <param name="AskedAs">The whole messages that mean it.</param>
public sealed record Command(CommandKind Kind, string Text, IReadOnlyList<string> AskedAs);
