using Bot.Answering.Knowledge;

namespace Bot.Cli;

/// <summary>Loads the knowledge for a verb; what is wrong goes to standard error.</summary>
internal static class VerbEngine
{
    /// <summary>The knowledge; null, with every problem reported, when it cannot be used.</summary>
    public static KnowledgeBase? Load(VerbSettings settings, TextWriter error)
    {
        foreach (var problem in settings.Problems)
        {
            error.WriteLine(problem);
        }

        try
        {
            var knowledge = KnowledgeFolder.Load(settings.KnowledgeFolder, settings.Answering);
            return settings.Problems.Count == 0 ? knowledge : null;
        }
        catch (KnowledgeException fault)
        {
            error.WriteLine(fault.Message);
            return null;
        }
    }
}
