using System.Diagnostics;
using System.Text.RegularExpressions;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;

namespace Bot.ProtocolTests.Deploy;

/// <summary>The published bot as its own user, to whom everything but the data folder is read-only.</summary>
public sealed partial class PublishedTests : IDisposable
{
    private const string Key = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly string _folder = Directory.CreateTempSubdirectory("published-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PublishedFact]
    public async Task Bot_OfAnotherUser_AnswersAndWritesToItsDataAlone()
    {
        await using (var bot = await StartAsync())
        {
            var visitor = await DirectLineVisitor.StartAsync(bot.Client);

            Assert.Contains("talk to your doctor", await visitor.AskAsync(bot.Client, "Will I be sore after trigger point massage?"), StringComparison.OrdinalIgnoreCase);
        }

        var written = await RunAsync("find", "/tmp", "/var/tmp", "/dev/shm", "-user", PublishedFactAttribute.User, "-not", "-path", $"{Data}*", "-print");
        Assert.Equal("", written);
        Assert.NotEqual("", await RunAsync("find", Data, "-name", "bot.db", "-user", PublishedFactAttribute.User));
    }

    [PublishedFact]
    public async Task KnowledgeThatIsReadOnly_StaffGetTheLineToCopy()
    {
        using var knowledge = new TestKnowledge();
        await RunAsync("chmod", "-R", "a+rX,go-w", knowledge.Folder);
        await using var bot = await StartAsync($"--Answering:KnowledgeFolder={knowledge.Folder}", "--Answering:CacheFolder=", $"--Staff:Key={Key}");
        using var staff = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = bot.Client.BaseAddress };
        using var login = await staff.PostAsync("/staff", new FormUrlEncodedContent([KeyValuePair.Create("key", Key)]));
        staff.DefaultRequestHeaders.Add("Cookie", login.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var token = Token().Match(await staff.GetStringAsync("/staff/questions")).Groups[1].Value;

        using var added = await staff.PostAsync("/staff/questions", new FormUrlEncodedContent(
            [KeyValuePair.Create("passage", "fractures"), KeyValuePair.Create("question", "my kneecap wobbles like jelly"), KeyValuePair.Create("token", token)]));

        var page = await added.Content.ReadAsStringAsync();
        Assert.Contains("The knowledge folder is read-only here.", page, StringComparison.Ordinal);
        Assert.Contains("<code>questions/added-by-staff.md</code> below <code>## fractures</code>:</p><pre>- my kneecap wobbles like jelly</pre>", page, StringComparison.Ordinal);
    }

    // A copy where that user may go: the build's folder may lie in one that is closed to others.
    private async Task<BotProcess> StartAsync(params string[] settings)
    {
        var program = Path.Combine(_folder, "program");
        await RunAsync("cp", "-r", PublishedFactAttribute.Folder!, program);
        Directory.CreateDirectory(Data);
        await RunAsync("chmod", "-R", "a+rX,go-w", _folder);
        await RunAsync("chown", PublishedFactAttribute.User, Data);
        var start = new ProcessStartInfo(
            PublishedFactAttribute.AsOther.First(),
            [.. PublishedFactAttribute.AsOther.Skip(1), Environment.ProcessPath!, Path.Combine(program, "bot.dll"), "--Urls=http://127.0.0.1:0", $"--Store:DataFolder={Data}", .. settings])
        {
            WorkingDirectory = program,
        };
        // Without a home, as users of services are; what debuggers connect to would lie in /tmp.
        start.Environment.Clear();
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return await BotProcess.StartAsync(start);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9A-F]+)\"")]
    private static partial Regex Token();
}
