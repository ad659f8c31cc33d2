namespace Bot.Testing.Peers;

/// <summary>What a test has measured: one file a test in the folder that the environment names, for CI to print.</summary>
public static class Figures
{
    public const string FolderVariable = "FIGURES_FOLDER";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, List<string>> Lists = new(StringComparer.Ordinal);

    public static void Keep(string name, string text) => Write($"{name}.txt", text);

    /// <summary>Adds to a list of JSON objects that all tests of a run have in common.</summary>
    public static void AddTo(string name, string json)
    {
        lock (Gate)
        {
            Lists.TryAdd(name, []);
            Lists[name].Add(json);
            Write($"{name}.json", $"[{string.Join(",\n", Lists[name])}]");
        }
    }

    private static void Write(string file, string text)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, file), text + "\n");
        }
    }
}
