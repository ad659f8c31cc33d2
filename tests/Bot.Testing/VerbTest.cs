namespace Bot.Testing;

/// <summary>What tests of verbs have in common: a small knowledge, a folder to write into, and what was printed.</summary>
public abstract class VerbTest : IDisposable
{
    protected TestKnowledge Knowledge { get; } = new();

    /// <summary>A folder of the test's own.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("verb-").FullName;

    protected StringWriter Output { get; } = new();

    protected StringWriter Error { get; } = new();

    /// <summary>The option that names the knowledge.</summary>
    protected string KnowledgeOption => $"--Answering:KnowledgeFolder={Knowledge.Folder}";

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Knowledge.Dispose();
        Output.Dispose();
        Error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
