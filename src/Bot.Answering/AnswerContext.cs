namespace Bot.Answering;

/// <summary>What is known of the conversation when a question is asked.</summary>
/// <param name="PreviousQuestion">The visitor's last message; red flags are looked for across both.</param>
public sealed record AnswerContext(string? PreviousQuestion)
{
    public static AnswerContext Empty { get; } = new(PreviousQuestion: null);
}
