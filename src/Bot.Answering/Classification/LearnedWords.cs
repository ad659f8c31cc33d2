using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>The words of the knowledge, and what is known of each.</summary>
/// <param name="Counts">How often it stands anywhere in the knowledge.</param>
/// <param name="InEnglish">How often it stands in English messages; these are among the words counted.</param>
/// <param name="Stems">Its stem, if it is a plain word.</param>
/// <param name="Near">Finds those that a misspelt word was meant to be.</param>
internal sealed record LearnedWords(Dictionary<string, int> Counts, Dictionary<string, int> InEnglish, Dictionary<string, string> Stems, NearWords Near);
