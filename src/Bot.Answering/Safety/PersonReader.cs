namespace Bot.Answering.Safety;

/// <summary>Tells whether a message is about somebody else than who writes it, so that the reply speaks to the right person.</summary>
internal sealed class PersonReader(ConceptLexicon lexicon)
{
    private static readonly string[] Others = ["other", "partner", "parent", "relative", "child", "elder", "friend", "stranger"];
    private static readonly string[] FirstPerson = ["i", "im", "ive", "me", "myself"];

    /// <summary>First-person words that say nothing of whom the message is about.</summary>
    private static readonly PhraseSet Asides = new(
    [
        "i think", "i believe", "i guess", "i dont know", "i do not know", "what do i", "what should i", "what can i", "should i", "do i", "can i", "shall i",
        "i am worried", "im worried", "i am afraid", "im afraid", "i am scared for", "im scared for", "i am with", "im with", "i am a", "im a", "i work", "i found", "tell me", "told me", "help me help",
    ]);

    private readonly HashSet<int> _others = [.. lexicon.Ids.Index().Where(concept => Others.Contains(concept.Item, StringComparer.Ordinal)).Select(concept => concept.Index)];

    public bool IsAboutAnother(Message message)
    {
        if (message.Reading.Language is not null || !Array.Exists(message.Reading.Concepts, hit => _others.Contains(hit.Concept)))
        {
            return false;
        }

        var aside = new bool[message.Tokens.Length];
        foreach (var hit in Asides.Find(message.Tokens))
        {
            aside.AsSpan(hit.Start, hit.Length).Fill(true);
        }

        return !message.Tokens.Index().Any(word => !aside[word.Index] && FirstPerson.Contains(word.Item.Text, StringComparer.Ordinal));
    }
}
