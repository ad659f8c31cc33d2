namespace Bot.Answering.Safety;

/// <summary>The words and phrases of all languages, and what each means in which of them.</summary>
internal sealed class ConceptPhraseSet
{
    /// <summary>In place of a concept's number: an everyday word of the language.</summary>
    public const int LanguageWord = -1;

    /// <summary>In place of a concept's number: a word for a complaint that is no concept.</summary>
    public const int ComplaintWord = -2;

    private readonly PhraseSet _phrases;

    /// <summary>Where those of each phrase begin in <see cref="_meanings"/>; one more at the end.</summary>
    private readonly int[] _starts;

    private readonly Meaning[] _meanings;

    /// <param name="languages">English and the others.</param>
    public ConceptPhraseSet(IReadOnlyList<SafetyLanguage> languages)
    {
        var numbers = languages.First(language => language.Code == ConceptLexicon.English).Concepts.Index().ToDictionary(concept => concept.Item.Id, concept => concept.Index, StringComparer.Ordinal);
        var meanings = new Dictionary<string, List<Meaning>>(StringComparer.Ordinal);
        foreach (var (language, spoken) in languages.Index())
        {
            void Add(IEnumerable<string> phrases, int concept)
            {
                foreach (var phrase in phrases)
                {
                    (meanings.TryGetValue(phrase, out var list) ? list : meanings[phrase] = []).Add(new Meaning(language, concept));
                }
            }

            Add(spoken.LanguageWords, LanguageWord);
            Add(spoken.Complaints, ComplaintWord);
            foreach (var concept in spoken.Concepts)
            {
                Add(concept.Words, numbers[concept.Id]);
            }
        }

        _phrases = new PhraseSet(meanings.Keys);
        _starts = new int[meanings.Count + 1];
        var all = new List<Meaning>();
        foreach (var (phrase, means) in meanings.Values.Index())
        {
            all.AddRange(means.Distinct());
            _starts[phrase + 1] = all.Count;
        }

        _meanings = [.. all];
    }

    private ConceptPhraseSet(PhraseSet phrases, int[] starts, Meaning[] meanings) => (_phrases, _starts, _meanings) = (phrases, starts, meanings);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ConceptPhraseSet Read(BinaryReader reader) => new(PhraseSet.Read(reader), reader.ReadArray<int>(), reader.ReadArray<Meaning>());

    public void Write(BinaryWriter writer)
    {
        _phrases.Write(writer);
        writer.WriteArray<int>(_starts);
        writer.WriteArray<Meaning>(_meanings);
    }

    /// <summary>Every phrase in a message.</summary>
    public PhraseHits Find(Token[] tokens) => _phrases.Find(tokens);

    /// <summary>What a phrase that was found means.</summary>
    public ReadOnlySpan<Meaning> MeaningsOf(PhraseHit hit) => _meanings.AsSpan(_starts[hit.Phrase].._starts[hit.Phrase + 1]);

    internal readonly record struct Meaning(int Language, int Concept);
}
