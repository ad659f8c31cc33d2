using System.Net;
using System.Text;
using Bot.Stores;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class SecretTests
{
    private const string Secret = "a-secret-that-only-the-clinics-own-server-knows";

    [Theory]
    [InlineData(null)]
    [InlineData("undefined")]
    [InlineData("wrong")]
    [InlineData(Secret + "x")]
    public async Task Generate_WithoutTheSecret_Is401(string? credential)
    {
        await using var server = await StartAsync();

        var answer = await new DirectLineProbe(server.Client) { Token = credential }.PostAsync("/tokens/generate");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Unauthorized", answer.ErrorCode);
    }

    [Fact]
    public async Task Generate_WithTheSecret_GivesATokenThatStartsOneConversation()
    {
        await using var server = await StartAsync();
        var probe = new DirectLineProbe(server.Client) { Token = Secret };
        var generated = await probe.PostAsync("/tokens/generate");
        probe.Token = generated["token"];

        var answer = await probe.StartAsync();

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(generated["conversationId"], answer["conversationId"]);
        await EchoServer.TalkAsync(probe, "one");
        Assert.Equal(HttpStatusCode.OK, (await probe.PostAsync("/tokens/refresh")).Status);
    }

    [Fact]
    public async Task Generate_WithTheSecret_IsNotLimitedByAddress()
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:Secret=" + Secret, "--DirectLine:StartsPerAddress:AtOnce=1");
        var probe = new DirectLineProbe(server.Client) { Token = Secret };

        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(HttpStatusCode.OK, (await probe.PostAsync("/tokens/generate")).Status);
        }
    }

    [Theory]
    [InlineData("POST", "/conversations", 401, 201)]
    [InlineData("POST", "/tokens/refresh", 401, 401)]
    [InlineData("GET", "/conversations/{c}", 401, 200)]
    [InlineData("DELETE", "/conversations/{c}", 401, 204)]
    [InlineData("GET", "/conversations/{c}/activities", 401, 200)]
    [InlineData("POST", "/conversations/{c}/activities", 401, 200)]
    [InlineData("POST", "/conversations/{c}/upload", 401, 200)]
    public async Task OtherRoute_TakesTheSecretOfAServerOnly(string method, string path, int otherwise, int withTheSecret)
    {
        await using var server = await StartAsync();
        var probe = new DirectLineProbe(server.Client) { Token = Secret };
        probe.Token = (await probe.PostAsync("/tokens/generate"))["token"];
        await probe.StartAsync();

        var own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        foreach (var (credential, origin) in ((string?, string?)[])[(null, null), ("undefined", null), (Secret, own), (Secret, null)])
        {
            (probe.Token, probe.Origin) = (credential, origin);
            var content = method == "POST" ? new StringContent("""{"type":"message","text":"x"}""", Encoding.UTF8, "application/json") : null;
            var answer = await probe.CallAsync(new HttpMethod(method), path.Replace("{c}", probe.ConversationId, StringComparison.Ordinal), content);
            Assert.Equal(credential == Secret && origin is null ? withTheSecret : otherwise, (int)answer.Status);
        }
    }

    [Fact]
    public async Task Generate_ForAUserAndItsPages_GivesATokenForThese()
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:Secret=" + Secret, "--DirectLine:AllowedOrigins:0=https://clinic.example", "--DirectLine:AllowedOrigins:1=https://other.example");
        var probe = new DirectLineProbe(server.Client) { Token = Secret };

        var generated = await probe.PostAsync("/tokens/generate", """{"user":{"id":"dl_anna"},"trustedOrigins":["https://clinic.example"]}""");

        Assert.Equal("dl_anna", DirectLineProbe.Claim(generated["token"], "user"));
        (probe.Token, probe.Origin) = (generated["token"], "https://other.example");
        Assert.Equal(HttpStatusCode.Unauthorized, (await probe.StartAsync()).Status);
        probe.Origin = "https://clinic.example";
        Assert.Equal(HttpStatusCode.Created, (await probe.StartAsync()).Status);
        Assert.Equal("dl_anna", probe.UserId);
    }

    [Theory]
    [InlineData("/tokens/generate", """{"User":{"Id":"dl_12345"},"TrustedOrigins":null}""", "dl_12345")]
    [InlineData("/tokens/generate", """{"user":{"id":null},"trustedOrigins":[]}""", null)]
    [InlineData("/conversations", """{"User":{"Id":"the clinic's own number"}}""", "the clinic's own number")]
    public async Task Body_AsServersWriteIt_IsGranted(string path, string body, string? user)
    {
        await using var server = await StartAsync();

        var answer = await new DirectLineProbe(server.Client) { Token = Secret }.PostAsync(path, body);

        var granted = DirectLineProbe.Claim(answer["token"], "user");
        Assert.True(user is null ? granted.StartsWith("dl_", StringComparison.Ordinal) : granted == user, granted);
    }

    /// <summary>Granted in part, the token would be for other pages or another visitor than the server believes.</summary>
    [Theory]
    [InlineData("/tokens/generate", """{"user":{"id":"anna"}}""", "dl_")]
    [InlineData("/tokens/generate", """{"user":{"id":5}}""", "user.id")]
    [InlineData("/tokens/generate", """{"trustedOrigins":"https://clinic.example"}""", "trustedOrigins")]
    [InlineData("/tokens/generate", """{"trustedOrigins":["https://clinic.example","*"]}""", "trustedOrigins")]
    [InlineData("/tokens/generate", """{"trustedOrigins":[null]}""", "trustedOrigins")]
    [InlineData("/tokens/generate", "{", "JSON")]
    [InlineData("/conversations", """{"user":{"id":["anna"]}}""", "user.id")]
    [InlineData("/conversations", "[]", "JSON")]
    public async Task Body_OfAServerThatCannotBeGranted_Is400ByName(string path, string body, string named)
    {
        await using var server = await StartAsync();

        var answer = await new DirectLineProbe(server.Client) { Token = Secret }.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(named, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--DirectLine:Secret=short", "Secret")]
    [InlineData("--DirectLine:SigningKey=short", "SigningKey")]
    [InlineData("--DirectLine:AllowedOrigins:0=*", "AllowedOrigins:0")]
    [InlineData("--DirectLine:AllowedOrigins:0=https://clinic.example/", "AllowedOrigins:0")]
    [InlineData("--DirectLine:TokenLifetime=00:05:00", "TokenLifetime")]
    [InlineData("--DirectLine:MessagesPerAddress:PerMinute=0", "PerMinute")]
    public async Task Setting_ThatCannotBe_StopsTheStartByName(string setting, string named)
    {
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => EchoServer.StartAsync(setting));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static Task<BotServer> StartAsync() => EchoServer.StartAsync("--DirectLine:Secret=" + Secret);
}
