namespace Bot.Answering.Safety;

/// <summary>An occurrence of a concept: its number, the index of its first word, and how many words it has.</summary>
internal readonly record struct ConceptHit(int Concept, int Start, int Length)
{
    public int End => Start + Length;
}
