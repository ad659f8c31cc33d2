namespace Bot.BrowserTests;

/// <summary>Where screenshots are left for people to look at.</summary>
internal static class Screenshots
{
    public static string Folder { get; } = Find();

    // Beside the build output, whatever the configuration's folder is called.
    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && folder.Name != ".artifacts")
        {
            folder = folder.Parent;
        }

        return Directory.CreateDirectory(Path.Combine(folder.Parent is null ? AppContext.BaseDirectory : folder.FullName, "screenshots")).FullName;
    }
}
