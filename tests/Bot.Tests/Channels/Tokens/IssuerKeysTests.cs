using Bot.Channels.Tokens;
using Bot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Channels.Tokens;

public sealed class IssuerKeysTests : IDisposable
{
    private const string Metadata = "https://login.example/metadata";
    private const string Keys = "https://login.example/keys";

    private readonly TokenIssuer _issuer = new TokenIssuer().AddKey("first", endorsements: ["webchat"]);
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly FakeHttp _http = new();
    private readonly IssuerKeys _keys;

    public IssuerKeysTests()
    {
        _http.Answer(Metadata, () => TokenIssuer.MetadataJson("https://issuer.example", Keys)).Answer(Keys, () => _issuer.KeysJson);
        _keys = new IssuerKeys(Metadata, _http, _time);
    }

    [Fact]
    public async Task Keys_AreFetchedOnceADay()
    {
        Assert.Equal(["webchat"], (await FindAsync("first"))!.Endorsements);
        _time.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(1, _http.CountOf(Keys));

        _time.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(2, _http.CountOf(Keys));
    }

    [Fact]
    public async Task NewKey_IsFetchedForTheFirstTokenThatNamesIt()
    {
        await FindAsync("first");
        _time.Advance(TimeSpan.FromMinutes(2));
        _issuer.AddKey("second");

        Assert.NotNull(await FindAsync("second"));
    }

    [Fact]
    public async Task UnknownKeys_HaveThemFetchedOnceAMinute()
    {
        await FindAsync("first");
        _time.Advance(TimeSpan.FromMinutes(2));

        for (var i = 0; i < 50; i++)
        {
            Assert.Null(await FindAsync($"unknown-{i}"));
        }

        Assert.Equal(2, _http.CountOf(Keys));
    }

    [Fact]
    public async Task KeysThatCannotBeHad_AreAskedForAgainAfterAWhileAndTheOldStay()
    {
        await FindAsync("first");
        _time.Advance(TimeSpan.FromHours(25));
        _http.Answer(Keys, () => "not json");

        await Assert.ThrowsAnyAsync<Exception>(() => FindAsync("first"));
        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(2, _http.CountOf(Keys));

        _time.Advance(TimeSpan.FromSeconds(11));
        _http.Answer(Keys, () => _issuer.KeysJson);
        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(3, _http.CountOf(Keys));
    }

    [Fact]
    public async Task CallerThatGoesAway_DoesNotKeepTheKeysFromOthers()
    {
        using var gone = new CancellationTokenSource();
        _http.Answer(Keys, () =>
        {
            gone.Cancel();
            return _issuer.KeysJson;
        });

        await _keys.FindAsync("unknown", gone.Token);

        Assert.NotNull(await FindAsync("first"));
        Assert.Equal(1, _http.CountOf(Keys));
    }

    [Fact]
    public async Task KeysWithoutTls_AreNotFetched()
    {
        _http.Answer(Metadata, () => TokenIssuer.MetadataJson("https://issuer.example", "http://login.example/keys"));

        await Assert.ThrowsAnyAsync<Exception>(() => FindAsync("first"));

        Assert.Equal(0, _http.CountOf("http:"));
    }

    public void Dispose()
    {
        _issuer.Dispose();
        _http.Dispose();
    }

    private Task<IssuerKey?> FindAsync(string keyId) => _keys.FindAsync(keyId, CancellationToken.None);
}
