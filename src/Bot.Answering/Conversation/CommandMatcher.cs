using Bot.Answering.Knowledge;
using Bot.Answering.Text;

namespace Bot.Answering.Conversation;

/// <summary>Recognises commands: only a message that is nothing but the command's words is one.</summary>
internal sealed class CommandMatcher
{
    /// <summary>Characters; no command is nearly as long.</summary>
    private const int MaxLength = 100;

    private readonly Dictionary<string, Command> _byWords = new(StringComparer.Ordinal);

    public CommandMatcher(IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            foreach (var phrase in command.AskedAs)
            {
                _byWords.TryAdd(Key(phrase), command);
            }
        }
    }

    public Command? Match(string message) => message.Length > MaxLength ? null : _byWords.GetValueOrDefault(Key(message));

    // An emoji alone has no words; it is its own key.
    private static string Key(string text)
    {
        var words = Tokens.Of(TextNormalizer.Normalize(text)).Select(t => t.Text).ToList();
        return words.Count > 0 ? string.Join(' ', words) : text.Trim();
    }
}
