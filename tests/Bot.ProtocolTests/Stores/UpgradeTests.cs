using Bot.Cli;
using Bot.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Stores;

/// <summary>
/// What an older program has left is good for this one: <c>version-1.sql</c> is the database of the last program with the
/// first version of the tables, as it was after a visitor had said two things to it.
/// </summary>
public sealed class UpgradeTests : VerbTest
{
    private const string Conversation = "mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U";

    // What that program gave the visitor.
    private const string Token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJjb252ZXJzYXRpb24iLCJpc3MiOiJkaXJlY3RsaW5lIiwiZXhwIjoxNzk1OTM4NjEzLCJpYXQiOjE3OTU5MzY4MTMsImNvbnYiOiJtdzhULWZZa3NYZUZXR0d6RTlkZjY1SGlJWFVYZHoxNHllN3NUb2llSjdVIiwidXNlciI6ImRsX3BuV1RFMmJ0UWI5Ukk1R1QzcmRmY1NkcUR5USIsImp0aSI6ImtuZlItLUFOREJRdEVxblhkTWNCc3U3M29OSSJ9.2LUYSaMfQB8XeJypsV9zRDBrPxaluj1N8Yi58_Env98";

    private static readonly DateTimeOffset LastMessage = new(2026, 11, 29, 7, 20, 16, TimeSpan.Zero);

    // Of the settings of that time those that hold for this.
    private static readonly string[] Settings =
        ["--Store:Kind=Sqlite", "--Store:Retention=24:00:00", "--DirectLine:ResumeWindow=24:00:00", "--DirectLine:MessagesPerConversation:AtOnce=120", "--Answering:MaxQuestionLength=2000", "--MicrosoftAppType=MultiTenant"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DatabaseOfTheFirstVersion_OpensAndItsTokensAreGood(bool fromBackup)
    {
        var folder = Path.Combine(Folder, "data");
        Write(Path.Combine(fromBackup ? Folder : Directory.CreateDirectory(folder).FullName, "bot.db"));
        if (fromBackup)
        {
            Assert.Equal(ExitCode.Done, BackupCommand.Restore([$"--Store:DataFolder={folder}", Path.Combine(Folder, "bot.db")], Output, Error));
        }

        var visitor = DirectLineVisitor.WithToken(Conversation, Token);
        for (var start = 1; start <= 2; start++)
        {
            await using var server = await StartAsync(folder);
            var said = (await visitor.ReadAsync(server.Client)).Select(activity => (string?)activity["text"]).ToList();
            Assert.Contains("Is it Chinese?", said);
            Assert.Contains(said, text => text?.StartsWith("The article calls it an old kind of massage", StringComparison.Ordinal) == true);
            Assert.Contains("talk to your doctor", await visitor.AskAsync(server.Client, "Does it relieve pain and soreness?"), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task DatabaseOfALaterVersion_StopsTheStartAndStaysAsItIs()
    {
        var path = Path.Combine(Folder, "bot.db");
        Write(path);
        Execute(path, "UPDATE schema SET version = 99");

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(Folder));

        Assert.Contains("version 99", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(1L, Execute(path, "SELECT count(type) FROM state"));
    }

    private static Task<BotServer> StartAsync(string folder) => BotServer.StartAsync(
        services => services.AddSingleton<TimeProvider>(new ThatDay()), [.. Settings, $"--Store:DataFolder={folder}"]);

    private static void Write(string path)
    {
        using var reader = new StreamReader(typeof(UpgradeTests).Assembly.GetManifestResourceStream("version-1.sql")!);
        Execute(path, reader.ReadToEnd());
    }

    private static object? Execute(string path, string sql)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // Minutes after the visitor's last message, so that neither the chat nor the token is too old.
    private sealed class ThatDay : TimeProvider
    {
        private readonly TimeSpan _back = System.GetUtcNow() - LastMessage - TimeSpan.FromMinutes(5);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - _back;
    }
}
