using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;

namespace Bot.Benchmarks;

/// <summary>The knowledge that ships. What is learned of it is kept beside the program, for learning takes longer than most benchmarks.</summary>
internal static class Shipped
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "cache");

    // Publishing learns it with the same build; of another build, it is passed over and learned anew.
    private static readonly string Published = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../publish/Bot/release/cache/models.bin"));

    public static KnowledgeBase Knowledge => KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"));

    public static ModelCache Cache { get; } = Take();

    /// <summary>A new one each time.</summary>
    public static AnswerEngine Engine => new(Knowledge, new AnsweringOptions(), Cache);

    private static ModelCache Take()
    {
        var own = Path.Combine(Folder, Path.GetFileName(Published));
        if (File.Exists(Published) && File.GetLastWriteTimeUtc(Published) > File.GetLastWriteTimeUtc(own))
        {
            Directory.CreateDirectory(Folder);
            File.Copy(Published, own, overwrite: true);
        }

        return new ModelCache(Folder);
    }
}
