namespace Bot.Answering.Text;

/// <summary>A word of a normalised message.</summary>
/// <param name="Text">Lower case, without diacritics; one character for scripts written without spaces.</param>
/// <param name="StartsClause">Punctuation stands before it, so that a negation further left does not reach it.</param>
/// <param name="StartsSentence">It is the first word of a sentence.</param>
internal sealed record Token(string Text, bool StartsClause, bool StartsSentence);
