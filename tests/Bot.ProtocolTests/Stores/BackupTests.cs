using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Stores;

public sealed class BackupTests : VerbTest
{
    private string Copy => Path.Combine(Folder, "copy.db");

    [Fact]
    public async Task Backup_OfARunningBotRestoredElsewhere_ChatsGoOnWithTheirTokens()
    {
        DirectLineVisitor visitor;
        await using (var server = await BotServer.StartAsync(Knowledge, Store("one")))
        {
            visitor = await DirectLineVisitor.StartAsync(server.Client);
            await visitor.AskAsync(server.Client, "how old is it");

            Assert.Equal(ExitCode.Done, BackupCommand.Backup([Setting("one"), Copy], Output, Error));
        }

        Assert.Equal(ExitCode.Done, BackupCommand.Restore([Setting("two"), Copy], Output, Error));
        await using var other = await BotServer.StartAsync(Knowledge, Store("two"));

        Assert.Contains(await visitor.ReadAsync(other.Client), activity => (string?)activity["text"] == "how old is it");
        Assert.Contains("helps broken bones", await visitor.AskAsync(other.Client, "does it mend a fracture"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "two", "bot.db")));
        }
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefusedAndTheFileStays()
    {
        await using var server = await BotServer.StartAsync(Knowledge, Store("one"));
        await File.WriteAllTextAsync(Copy, "the backup of yesterday");

        Assert.Equal(ExitCode.Failed, BackupCommand.Backup([Setting("one"), Copy], Output, Error));
        Assert.Equal("the backup of yesterday", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task Restore_OverADatabase_IsRefused()
    {
        await using var server = await BotServer.StartAsync(Knowledge, Store("one"));
        BackupCommand.Backup([Setting("one"), Copy], Output, Error);

        Assert.Equal(ExitCode.Failed, BackupCommand.Restore([Setting("one"), Copy], Output, Error));
        Assert.Contains("holds a database", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_OfSomethingElse_IsRefusedAndNothingIsThere()
    {
        File.WriteAllText(Copy, "no database, whatever its name may say of it");

        Assert.Equal(ExitCode.Failed, BackupCommand.Restore([Setting("two"), Copy], Output, Error));
        Assert.False(Directory.Exists(Path.Combine(Folder, "two")));
    }

    [Fact]
    public void Backup_OfRedis_IsRefused() =>
        Assert.Equal(ExitCode.Usage, BackupCommand.Backup(["--Store:Kind=Redis", "--Store:RedisConnection=localhost:6379", Copy], Output, Error));

    private string Setting(string name) => $"--Store:DataFolder={Path.Combine(Folder, name)}";

    private string[] Store(string name) => ["--Store:Kind=Sqlite", Setting(name)];
}
