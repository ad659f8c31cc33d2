using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;

namespace Bot.Testing;

/// <summary>The knowledge that ships, learned once for all tests of a process.</summary>
public static class ShippedKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeFolder.Load(Folder));
    private static readonly Lazy<AnswerEngine> Learned = new(() => new AnswerEngine(Knowledge, new AnsweringOptions(), BotsOwn));

    // What a run of the bot has kept, or will find: it is keyed by every file of the knowledge and by the very build that learned it.
    private static ModelCache BotsOwn => new(CacheFolder);

    /// <summary>Where the bot as built keeps what it has learned: learning takes longer than most tests, and need not be done by each project.</summary>
    public static string CacheFolder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Bot", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "cache"));

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "knowledge");

    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>Shared; do not dispose it.</summary>
    public static AnswerEngine Engine => Learned.Value;
}
