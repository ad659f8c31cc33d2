namespace Bot.Answering.Text;

/// <summary>An occurrence of a phrase: its number in the set, the index of its first word, and how many words it has.</summary>
internal readonly record struct PhraseHit(int Phrase, int Start, int Length)
{
    public int End => Start + Length;
}
