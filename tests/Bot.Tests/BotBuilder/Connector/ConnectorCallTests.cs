using System.Security.Claims;
using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class ConnectorCallTests : IDisposable
{
    private const string Answered = """{"id":"from-channel"}""";

    private readonly FakeHttp _http = new FakeHttp().Answer("http", () => Answered);

    [Theory]
    [InlineData("http://localhost:52345", "http://localhost:52345/v3/conversations/c/activities/a")]
    [InlineData("http://localhost:52345/", "http://localhost:52345/v3/conversations/c/activities/a")]
    [InlineData("https://channel.test/amer/", "https://channel.test/amer/v3/conversations/c/activities/a")]
    [InlineData("https://channel.test/amer", "https://channel.test/amer/v3/conversations/c/activities/a")]
    public async Task Reply_ToAServiceUrl_PutsTheRouteUnderIt(string serviceUrl, string expected)
    {
        var connector = await ConnectAsync(serviceUrl);

        var response = await connector.Conversations.ReplyToActivityAsync("c", "a", Message("hello"), CancellationToken.None);

        var request = Assert.Single(_http.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal(expected, request.Address);
        Assert.Equal("from-channel", response.Id);
    }

    [Theory]
    [InlineData("73c7|livechat", "73c7%7Clivechat")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a b?c#d", "a%20b%3Fc%23d")]
    [InlineData("50%", "50%25")]
    [InlineData("19:x@thread.tacv2;messageid=1", "19%3Ax%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("ü", "%C3%BC")]
    public async Task ConversationId_InAPath_IsPercentEncoded(string id, string segment)
    {
        var connector = await ConnectAsync("https://channel.test");

        await connector.Conversations.SendToConversationAsync(id, Message("hello"), CancellationToken.None);

        Assert.Equal($"https://channel.test/v3/conversations/{segment}/activities", Assert.Single(_http.Requests).Address);
    }

    [StandInTheory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task Id_OfDotsOnly_DoesNotLeaveTheRoute(string id)
    {
        var connector = await ConnectAsync("https://channel.test");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => connector.Conversations.ReplyToActivityAsync(id, "a", Message("hello"), CancellationToken.None));

        Assert.Empty(_http.Requests);
    }

    [Fact]
    public async Task Send_CarriesTheActivityWithoutNullsAndTheConversationHeader()
    {
        var connector = await ConnectAsync("https://channel.test");

        await connector.Conversations.SendToConversationAsync("c|1", Message("hello"), CancellationToken.None);

        var request = Assert.Single(_http.Requests);
        var body = JsonNode.Parse(request.Body)!.AsObject();
        Assert.Equal("hello", (string?)body["text"]);
        Assert.DoesNotContain(body, property => property.Value is null);
        Assert.Equal("c|1", request.Headers["x-ms-conversation-id"]);
    }

    [Fact]
    public async Task Update_PutsToTheActivity()
    {
        var connector = await ConnectAsync("https://channel.test");

        await connector.Conversations.UpdateActivityAsync("c", "a|1", Message("new"), CancellationToken.None);

        var request = Assert.Single(_http.Requests);
        Assert.Equal("PUT https://channel.test/v3/conversations/c/activities/a%7C1", $"{request.Method} {request.Address}");
    }

    [Fact]
    public async Task Delete_SendsNoBody()
    {
        var connector = await ConnectAsync("https://channel.test");

        await connector.Conversations.DeleteActivityAsync("c", "a", CancellationToken.None);

        var request = Assert.Single(_http.Requests);
        Assert.Equal("DELETE https://channel.test/v3/conversations/c/activities/a", $"{request.Method} {request.Address}");
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task NoAppId_SendsNoAuthorizationHeader()
    {
        var connector = await ConnectAsync("https://channel.test");

        await connector.Conversations.SendToConversationAsync("c", Message("hello"), CancellationToken.None);

        Assert.DoesNotContain("Authorization", Assert.Single(_http.Requests).Headers.Keys);
    }

    [StandInTheory]
    [InlineData("")]
    [InlineData("not json")]
    public async Task Answer_WithoutJson_CountsAsSent(string answer)
    {
        _http.Answer("http", () => answer);
        var connector = await ConnectAsync("https://channel.test");

        var response = await connector.Conversations.SendToConversationAsync("c", Message("hello"), CancellationToken.None);

        Assert.Null(response?.Id);
    }

    public void Dispose() => _http.Dispose();

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private Task<IConnectorClient> ConnectAsync(string serviceUrl)
    {
        var authentication = new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), httpClientFactory: _http);
        return authentication.CreateConnectorFactory(new ClaimsIdentity()).CreateAsync(serviceUrl, audience: null, CancellationToken.None);
    }
}
