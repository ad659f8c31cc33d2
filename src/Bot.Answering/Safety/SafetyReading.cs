namespace Bot.Answering.Safety;

/// <summary>What the words of a message mean for safety, whatever language they are in.</summary>
/// <param name="Language">The language other than English that most of the message is in; null for English.</param>
/// <param name="Complains">A word of that language speaks of a symptom, an illness or a pregnancy.</param>
/// <param name="Concepts">In the order of the message.</param>
internal sealed record SafetyReading(SafetyLanguage? Language, bool Complains, ConceptHit[] Concepts);
