using System.Net;
using System.Text;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class RefusedPostTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}{}""")]
    [InlineData("""{"type":"message","value":new Date(5)}""")]
    [InlineData("""{"type":"message","value":{"a":undefined}}""")]
    [InlineData("""{"type":"message","value":NaN}""")]
    [InlineData("""{'type':'message'}""")]
    [InlineData("""{"type":"message" /* why */}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"invoke","name":"x"}""")]
    [InlineData("""{"type":"trace"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","text":{"a":1}}""")]
    [InlineData("""{"type":"message","channelData":"x"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":5}}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":5}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"0001-01-01T00:00:00+14:00"}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"2026-01-01T00:00:00+99:99"}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"/Date(9999999999999999999)/"}""")]
    [InlineData("""{"type":"message","entities":"x"}""")]
    [InlineData("""{"type":"message","entities":[1]}""")]
    [InlineData("""{"type":"message","entities":[{"type":{}}]}""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":[]}]}""")]
    [InlineData("""{"type":"message","locale":["en"]}""")]
    public async Task Post_NoActivityOfAVisitors_Is400AndLeavesNoTrace(string body)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);

        var answer = await probe.SendTextAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("BadArgument", answer.ErrorCode);
        using var stream = await probe.OpenStreamAsync();
        await stream.UntilAsync("hello");
        await probe.SayAsync("bye");
        Assert.Equal(["bye", "echo bye"], (await stream.UntilAsync("echo bye")).Select(a => a.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(31, HttpStatusCode.OK)]
    [InlineData(32, HttpStatusCode.BadRequest)]
    [InlineData(20_000, HttpStatusCode.BadRequest)]
    public async Task Post_Nested_IsRefusedBeyond32Levels(int levels, HttpStatusCode status)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);

        var answer = await probe.SendTextAsync($$"""{"type":"message","text":"deep","value":{{new string('[', levels)}}{{new string(']', levels)}}}""");

        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.OK)
        {
            using var stream = await probe.OpenStreamAsync();
            await stream.UntilAsync("echo deep");
        }
    }

    [Theory]
    [InlineData(64 * 1024, false, HttpStatusCode.OK)]
    [InlineData(64 * 1024 + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(64 * 1024 + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_Large_Is413BeyondTheLimit(int size, bool chunked, HttpStatusCode status)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        const string Start = """{"type":"message","text":" """;
        var content = new StringContent(Start + new string('x', size - Start.Length - 2) + "\"}", Encoding.UTF8, "application/json");

        var answer = await probe.CallAsync(
            HttpMethod.Post, $"/conversations/{probe.ConversationId}/activities", content, chunked ? [("Transfer-Encoding", "chunked")] : []);

        Assert.Equal(status, answer.Status);
        Assert.True(status == HttpStatusCode.OK || answer.ErrorCode == "MessageTooLarge", answer.Text);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Post_NotAsJson_Is415(string? contentType)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var content = new ByteArrayContent("""{"type":"message","text":"x"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await probe.CallAsync(HttpMethod.Post, $"/conversations/{probe.ConversationId}/activities", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("BadArgument", answer.ErrorCode);
    }

    [Theory]
    [InlineData("photo", "echo photo")]
    [InlineData("", "echo ")]
    public async Task Upload_OfAFile_HasItsWordsAnswered(string text, string reply)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.UntilAsync("hello");
        var activity = new StringContent($$"""{"type":"message","text":"{{text}}","attachments":[{"name":"neck.png"}]}""", Encoding.UTF8, "application/vnd.microsoft.activity");
        var form = new MultipartFormDataContent { { activity, "activity", "blob" }, { new ByteArrayContent(new byte[200_000]), "file", "neck.png" } };

        var answer = await probe.CallAsync(HttpMethod.Post, $"/conversations/{probe.ConversationId}/upload?userId=u", form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain(await stream.UntilAsync(reply), a => a.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0);
    }

    [Fact]
    public async Task Post_TextBesideAttachments_IsAnswered()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        var answer = await probe.SendTextAsync("""{"type":"message","text":"x","attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,AA=="}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await stream.UntilAsync("echo x");
    }

    [Fact]
    public async Task Post_ANumberOfThousandsOfDigits_Is400AndNotInTheLog()
    {
        using var log = new KeptLog();
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<ILoggerProvider>(log), "--Logging:LogLevel:Default=Trace");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var digits = new string('7', 60_000);

        var answer = await probe.SendTextAsync($$"""{"type":"message","text":"x","value":{{digits}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("777777777777", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultOfTheBot_IsLoggedByTypeAndPlaceWithoutItsText()
    {
        using var log = new KeptLog();
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<ILoggerProvider>(log).AddSingleton<IBot>(new LambdaBot((turnContext, _) =>
            turnContext.Activity.Type == ActivityTypes.Message ? throw new InvalidOperationException("outer " + turnContext.Activity.Text, new FormatException("inner " + turnContext.Activity.Text)) : Task.CompletedTask)), "--Logging:LogLevel:Default=Warning");
        var probe = await DirectLineProbe.StartAsync(server.Client);

        await probe.SayAsync("zebrafinch");
        await Polling.UntilAsync(() => Task.FromResult(log.Text.Contains(nameof(FormatException), StringComparison.Ordinal)));

        Assert.Contains($"{typeof(InvalidOperationException).FullName}", log.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(FaultOfTheBot_IsLoggedByTypeAndPlaceWithoutItsText), log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zebrafinch", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_EndOfConversation_ForgetsIt()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);

        Assert.Equal(HttpStatusCode.OK, (await probe.SendTextAsync("""{"type":"conversationUpdate"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await probe.SendTextAsync("""{"type":"endOfConversation"}""")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await probe.PollAsync()).Status);
    }
}
