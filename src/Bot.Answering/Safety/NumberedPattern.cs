namespace Bot.Answering.Safety;

/// <summary>A pattern and the number that is reported when it holds.</summary>
internal sealed record NumberedPattern(SignPattern Pattern, int Number);
