using System.Net;
using System.Text.RegularExpressions;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed partial class StartTests
{
    [Theory]
    [InlineData("/v3/directline", null)]
    [InlineData("/directline", null)]
    [InlineData("/v3/directline", "undefined")]
    public async Task Start_WithoutAToken_GivesConversationTokenAndStream(string prefix, string? token)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = new DirectLineProbe(server.Client) { Prefix = prefix, Token = token };

        var answer = await probe.StartAsync();

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(1800, answer.Json.GetProperty("expires_in").GetInt32());
        Assert.Matches(UrlSafe(), probe.ConversationId);
        Assert.StartsWith($"ws://{server.Client.BaseAddress!.Authority}/v3/directline/conversations/{probe.ConversationId}/stream?", probe.StreamUrl, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await probe.PollAsync()).Status);
    }

    [Fact]
    public async Task Start_Twice_GivesConversationsAndUsersThatNobodyCanGuess()
    {
        await using var server = await EchoServer.StartAsync();

        var (one, other) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));

        Assert.NotEqual(one.ConversationId, other.ConversationId);
        Assert.NotEqual(one.UserId, other.UserId);
        Assert.StartsWith("dl_", one.UserId, StringComparison.Ordinal);
        Assert.True(one.UserId.Length >= "dl_".Length + 22, "128 bits are 22 characters of Base64.");
    }

    [Fact]
    public async Task Start_WithATokenThatWasGenerated_StartsItsConversationForItsUser()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = new DirectLineProbe(server.Client);
        var generated = await probe.PostAsync("/tokens/generate");
        probe.Token = generated["token"];

        var answer = await probe.StartAsync();

        Assert.Equal(HttpStatusCode.OK, generated.Status);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(generated["conversationId"], probe.ConversationId);
        Assert.Equal(DirectLineProbe.Claim(generated["token"], "user"), probe.UserId);
    }

    [Fact]
    public async Task Start_Repeated_ResumesAndDoesNotGreetAgain()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var conversation = probe.ConversationId;

        var again = await probe.StartAsync();

        using var stream = await probe.OpenStreamAsync();
        await probe.SayAsync("bye");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(conversation, probe.ConversationId);
        Assert.Equal(["hello", "bye", "echo bye"], (await stream.UntilAsync("echo bye")).Select(a => a.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"user":{"id":"dl_mine"},"locale":5}""")]
    public async Task Start_WithAnyBody_GivesAConversation(string body)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = new DirectLineProbe(server.Client);

        var answer = await probe.StartAsync(body);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual("dl_mine", probe.UserId);
    }

    [Fact]
    public async Task Start_WithALocale_TellsTheBot()
    {
        var told = new TaskCompletionSource<string>();
        await using var server = await EchoServer.StartAsync((turnContext, _) =>
        {
            told.TrySetResult(turnContext.Activity.Locale);
            return Task.CompletedTask;
        });

        await new DirectLineProbe(server.Client).StartAsync("""{"locale":"de-CH"}""");

        Assert.Equal("de-CH", await told.Task.WaitAsync(Limits.Hang));
    }

    [Fact]
    public async Task Generate_WithoutStart_LeavesNoConversationToRead()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = new DirectLineProbe(server.Client);
        var generated = await probe.PostAsync("/tokens/generate");
        probe.Token = generated["token"];

        var answer = await probe.GetAsync($"/conversations/{generated["conversationId"]}/activities");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("ConversationNotFound", answer.ErrorCode);
    }

    [Fact]
    public async Task SessionId_IsNotServed()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);

        Assert.Equal(HttpStatusCode.NotFound, (await probe.GetAsync("/session/getsessionid")).Status);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{22,}$")]
    private static partial Regex UrlSafe();
}
