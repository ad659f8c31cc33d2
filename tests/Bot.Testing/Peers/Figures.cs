namespace Bot.Testing.Peers;

/// <summary>What a test has measured: one file a test in the folder that the environment names, for CI to print.</summary>
public static class Figures
{
    public const string FolderVariable = "FIGURES_FOLDER";

    public static void Keep(string name, string text)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"{name}.txt"), text + "\n");
        }
    }
}
