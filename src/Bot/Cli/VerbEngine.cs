using Bot.Answering.Knowledge;

namespace Bot.Cli;

/// <summary>Loads the knowledge for a verb; what is wrong goes to standard error.</summary>
internal static class VerbEngine
{
    /// <summary>The knowledge; null, with every problem reported, when it cannot be used.</summary>
    public static KnowledgeBase? Load(VerbSettings settings, TextWriter error)
    {
        var isWrong = settings.Report(error);
        try
        {
            var knowledge = KnowledgeFolder.Load(settings.KnowledgeFolder, settings.Answering);
            return isWrong ? null : knowledge;
        }
        catch (KnowledgeException fault)
        {
            error.WriteLine(fault.Message);
            return null;
        }
    }
}
