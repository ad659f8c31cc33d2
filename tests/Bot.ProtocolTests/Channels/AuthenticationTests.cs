using System.Net;
using Bot.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Bot.ProtocolTests.Channels;

public sealed class AuthenticationTests(ChannelScene scene, AuthenticationTable table, ITestOutputHelper output) : IClassFixture<ChannelScene>, IClassFixture<AuthenticationTable>
{
    public static TheoryData<string> Names => [.. AuthenticationCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_IsServedOnlyWhenEverythingIsInOrder_AndRefusedWithoutAWord(string name)
    {
        var row = AuthenticationCases.All[name];
        var activity = scene.Activity();
        row.Change?.Invoke(activity);

        using var response = await ChannelScene.PostAsync(scene.Server, row.Authorization(scene), activity.ToJsonString());

        var body = await response.Content.ReadAsStringAsync();
        output.WriteLine(table.Add(name, (int)response.StatusCode, body.Length));
        Assert.Equal(row.Status, (int)response.StatusCode);
        if (row.Status != 200)
        {
            Assert.Empty(body);
            using var plain = await ChannelScene.PostAsync(scene.Server, null, scene.Activity().ToJsonString());
            Assert.Equal(Shape(plain), Shape(response));
        }
    }

    [Theory]
    [InlineData("not json", "application/json")]
    [InlineData("{}", "text/plain")]
    [InlineData(null, "application/json")]
    public async Task Body_OfAStranger_IsNotLookedAt(string? body, string contentType)
    {
        using var response = await ChannelScene.PostAsync(scene.Server, "Bearer a.b.c", body ?? new string('x', 300_000), contentType);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Token_ThatNamesATenant_DoesNotMakeItAnIssuerForLaterOnes()
    {
        const string Tenant = "00000000-0000-4000-8000-0000000000aa";
        await using var server = await scene.StartAsync();
        using var stranger = new TokenIssuer().AddKey("tenant-1");
        var crafted = ChannelScene.EmulatorClaims;
        crafted["tid"] = Tenant;
        using var first = await ChannelScene.PostAsync(server, $"Bearer {stranger.Token(crafted)}", scene.Activity().ToJsonString());

        var later = ChannelScene.EmulatorClaims;
        later["iss"] = $"https://sts.windows.net/{Tenant}/";
        later["tid"] = Tenant;
        using var second = await ChannelScene.PostAsync(server, $"Bearer {scene.Tenant.Issuer.TokenBy("tenant-1", later)}", scene.Activity().ToJsonString());
        using var good = await ChannelScene.PostAsync(server, $"Bearer {scene.Tenant.Issuer.TokenBy("tenant-1", ChannelScene.EmulatorClaims)}", scene.Activity().ToJsonString());

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, good.StatusCode]);
    }

    [Fact]
    public async Task EmulatorToken_OfTheTenantInTheSettings_IsServed()
    {
        const string Tenant = "00000000-0000-4000-8000-0000000000bb";
        await using var server = await scene.StartAsync("--MicrosoftAppType=SingleTenant", $"--MicrosoftAppTenantId={Tenant}");
        var claims = ChannelScene.EmulatorClaims;
        claims["iss"] = $"https://login.microsoftonline.com/{Tenant}/v2.0";

        using var response = await ChannelScene.PostAsync(server, $"Bearer {scene.Tenant.Issuer.TokenBy("tenant-1", claims)}", scene.Activity().ToJsonString());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task KeysThatCannotBeHad_RefuseEverybody()
    {
        await using var server = await scene.StartAsync($"--ToBotFromChannelOpenIdMetadataUrl={scene.Channel.Url}/nothing/here");

        using var response = await ChannelScene.PostAsync(
            server, $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims)}", scene.Activity().ToJsonString());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    // Status and headers, which must be the same whatever was wrong.
    private static string Shape(HttpResponseMessage response) =>
        $"{(int)response.StatusCode} {string.Join(" ", response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}={string.Join(",", h.Value)}"))}";
}
