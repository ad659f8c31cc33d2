namespace Bot.Answering.Text;

/// <summary>A text of the knowledge as a message would be read.</summary>
internal sealed record ExampleText(string Normalized, Token[] Tokens);
