namespace Bot.Answering.Conversation;

/// <summary>Recognises commands: only a message that is nothing but the command's words is one.</summary>
internal sealed class CommandMatcher
{
    private readonly Dictionary<string, Command> _byWords = new(StringComparer.Ordinal);
    private readonly int _mostWords;

    public CommandMatcher(IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            foreach (var phrase in command.AskedAs)
            {
                var words = Tokens.Of(TextNormalizer.Normalize(phrase));
                _byWords.TryAdd(Key(phrase, words), command);
                _mostWords = Math.Max(_mostWords, words.Length);
            }
        }
    }

    /// <param name="message">As typed.</param>
    /// <param name="words">The message's words.</param>
    public Command? Match(string message, Token[] words) =>
        message.Length > AnswerLimits.LongestCommand || words.Length > _mostWords ? null : _byWords.GetValueOrDefault(Key(message, words));

    // An emoji alone has no words; it is its own key.
    private static string Key(string text, Token[] words) =>
        words.Length > 0 ? MessageParts.Text(words) : text.Trim();
}
