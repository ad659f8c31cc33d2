namespace Bot.Cli;

/// <summary>Copies the database of a bot, running or not, to a file, and back to a folder that has none.</summary>
internal static class BackupCommand
{
    public static int Backup(IReadOnlyList<string> args, TextWriter output, TextWriter error) => Run("backup", args, output, error, (folder, file) =>
    {
        if (!File.Exists(Path.Combine(folder, SqliteFile.Name)))
        {
            throw new FileNotFoundException($"There is no database in {folder}. Name its folder in {StoreOptions.Section}:DataFolder.");
        }

        SqliteCopy.Write(folder, file);
        return $"{file} holds the chats and the signing key of {folder}. Keep it as safe as those, and no longer than chats are kept.";
    });

    public static int Restore(IReadOnlyList<string> args, TextWriter output, TextWriter error) => Run("restore", args, output, error, (folder, file) =>
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file {file}.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, SqliteFile.Name + "*").Any())
        {
            throw new IOException($"{folder} holds a database. Stop the bot and move that away, or name another folder in {StoreOptions.Section}:DataFolder.");
        }

        SqliteCopy.Restore(file, folder);
        return $"{folder} holds what was in {file}.";
    });

    private static int Run(
        string verb, IReadOnlyList<string> args, TextWriter output, TextWriter error, Func<string, string, string> work) => VerbSettings.Run(args, error, ExitCode.Failed, settings =>
    {
        if (settings.Arguments is not [var file] || file.StartsWith('-'))
        {
            return Usage.Refuse(settings.Unknown ?? verb, error);
        }

        if (settings.Report(error))
        {
            return ExitCode.Usage;
        }

        var store = settings.App.Services.GetRequiredService<IOptions<StoreOptions>>().Value;
        if (store.ChosenKind != StoreKind.Sqlite)
        {
            error.WriteLine($"{StoreOptions.Section}:Kind is {store.Kind}, which keeps nothing in a folder. Copy what that server keeps by its own means.");
            return ExitCode.Usage;
        }

        output.WriteLine(work(store.DataPath, Path.GetFullPath(file)));
        return ExitCode.Done;
    });
}
