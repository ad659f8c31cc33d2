using System.Net;
using System.Text.Json.Nodes;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Bot.ProtocolTests.Web;

/// <summary>The chat page with Azure's Direct Line instead of the embedded channel.</summary>
public sealed class AzureTests
{
    private const string Secret = "azure-direct-line-secret";

    [Fact]
    public async Task Token_IsExchangedForTheSecretWhichNobodyElseSees()
    {
        await using var azure = await ChannelListener.StartAsync();
        azure.Answer = context => context.Response.WriteAsync("""{"token":"from-azure","conversationId":"c-1","expires_in":3600}""", context.RequestAborted);
        await using var server = await StartAsync(azure, "--DirectLine:AllowedOrigins:0=https://clinic.example");

        using var response = await server.Client.SendAsync(ChatTokenTests.Request());
        var text = await response.Content.ReadAsStringAsync();
        var call = await azure.NextAsync();

        var given = JsonNode.Parse(text)!;
        Assert.Equal(("from-azure", "c-1", 3600), ((string)given["token"]!, (string)given["conversationId"]!, (int)given["expires_in"]!));
        Assert.Equal($"{azure.Url}/v3/directline", (string)given["domain"]!);
        Assert.Equal(("POST", "/v3/directline/tokens/generate", $"Bearer {Secret}"), (call.Method, call.Target, call.Headers["Authorization"]));
        Assert.Equal((string)given["userId"]!, (string)call.Json["user"]!["id"]!);
        Assert.Equal(["https://clinic.example"], call.Json["trustedOrigins"]!.AsArray().Select(origin => (string)origin!).Skip(1));
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "{}")]
    [InlineData(200, "no JSON")]
    [InlineData(200, """{"conversationId":"c-1"}""")]
    [InlineData(302, "")]
    public async Task AzureThatGivesNone_IsNoChatAtTheMoment(int status, string body)
    {
        await using var azure = await ChannelListener.StartAsync();
        azure.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"{azure.Url}/elsewhere";
            return context.Response.WriteAsync(body, context.RequestAborted);
        };
        await using var server = await StartAsync(azure);

        using var response = await server.Client.SendAsync(ChatTokenTests.Request());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("No chat can be started at the moment.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(azure.Calls);
    }

    [Fact]
    public async Task Page_MaySpeakToAzureAndSaysSo()
    {
        await using var azure = await ChannelListener.StartAsync();
        await using var server = await StartAsync(azure);

        using var response = await server.Client.GetAsync("/chat");

        var address = new Uri(azure.Url);
        Assert.Contains($"{address.Scheme}://{address.Authority} ws://{address.Authority};", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("Microsoft", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressWithoutEncryption_StopsTheStart()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => BotServer.StartAsync($"--DirectLine:AzureSecret={Secret}", "--DirectLine:AzureEndpoint=http://directline.example"));

        Assert.Contains("DirectLine:AzureEndpoint", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }

    private static Task<BotServer> StartAsync(ChannelListener azure, params string[] settings) =>
        BotServer.StartAsync([$"--DirectLine:AzureSecret={Secret}", $"--DirectLine:AzureEndpoint={azure.Url}/v3/directline", .. settings]);
}
