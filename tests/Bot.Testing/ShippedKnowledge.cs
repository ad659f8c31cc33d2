using Bot.Answering;
using Bot.Answering.Knowledge;

namespace Bot.Testing;

/// <summary>The knowledge that ships, learned once for all tests of a process.</summary>
public static class ShippedKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeFolder.Load(Folder));
    private static readonly Lazy<AnswerEngine> Learned = new(() => new AnswerEngine(Knowledge, new AnsweringOptions()));

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "knowledge");

    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>Shared; do not dispose it.</summary>
    public static AnswerEngine Engine => Learned.Value;
}
