using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Stores;

public sealed class BackupTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("backup-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Copy => Path.Combine(_folder, "copy.db");

    public void Dispose()
    {
        _knowledge.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Backup_OfARunningBotRestoredElsewhere_ChatsGoOnWithTheirTokens()
    {
        DirectLineVisitor visitor;
        await using (var server = await BotServer.StartAsync(_knowledge, Store("one")))
        {
            visitor = await DirectLineVisitor.StartAsync(server.Client);
            await visitor.AskAsync(server.Client, "how old is it");

            Assert.Equal(ExitCode.Done, BackupCommand.Backup([Setting("one"), Copy], _output, _error));
        }

        Assert.Equal(ExitCode.Done, BackupCommand.Restore([Setting("two"), Copy], _output, _error));
        await using var other = await BotServer.StartAsync(_knowledge, Store("two"));

        Assert.Contains(await visitor.ReadAsync(other.Client), activity => (string?)activity["text"] == "how old is it");
        Assert.Contains("helps broken bones", await visitor.AskAsync(other.Client, "does it mend a fracture"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "two", "bot.db")));
        }
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefusedAndTheFileStays()
    {
        await using var server = await BotServer.StartAsync(_knowledge, Store("one"));
        await File.WriteAllTextAsync(Copy, "the backup of yesterday");

        Assert.Equal(ExitCode.Failed, BackupCommand.Backup([Setting("one"), Copy], _output, _error));
        Assert.Equal("the backup of yesterday", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task Restore_OverADatabase_IsRefused()
    {
        await using var server = await BotServer.StartAsync(_knowledge, Store("one"));
        BackupCommand.Backup([Setting("one"), Copy], _output, _error);

        Assert.Equal(ExitCode.Failed, BackupCommand.Restore([Setting("one"), Copy], _output, _error));
        Assert.Contains("holds a database", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_OfSomethingElse_IsRefusedAndNothingIsThere()
    {
        File.WriteAllText(Copy, "no database, whatever its name may say of it");

        Assert.Equal(ExitCode.Failed, BackupCommand.Restore([Setting("two"), Copy], _output, _error));
        Assert.False(Directory.Exists(Path.Combine(_folder, "two")));
    }

    [Fact]
    public void Backup_OfRedis_IsRefused() =>
        Assert.Equal(ExitCode.Usage, BackupCommand.Backup(["--Store:Kind=Redis", "--Store:RedisConnection=localhost:6379", Copy], _output, _error));

    private string Setting(string name) => $"--Store:DataFolder={Path.Combine(_folder, name)}";

    private string[] Store(string name) => ["--Store:Kind=Sqlite", Setting(name)];
}
