using Bot.DirectLine;
using Bot.DirectLine.Conversations;
using Bot.DirectLine.Tokens;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class DirectLineTokensTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private readonly MemoryDirectLineStore _store;

    public DirectLineTokensTests() => _store = new MemoryDirectLineStore(_clock);

    [Theory]
    [InlineData("00:29:59", TokenState.Valid)]
    [InlineData("00:30:00", TokenState.Resumable)]
    [InlineData("1.00:29:59", TokenState.Resumable)]
    [InlineData("1.00:30:00", TokenState.Expired)]
    public async Task Check_TokenOfAnAge_IsGoodForAsLongAsTheOptionsSay(string age, object state)
    {
        var tokens = Tokens();
        var token = DirectLineTokens.NewConversation();
        var text = await tokens.IssueAsync(token, CancellationToken.None);
        _clock.Advance(TimeSpan.Parse(age, System.Globalization.CultureInfo.InvariantCulture));

        var check = await tokens.CheckAsync(text, CancellationToken.None);

        Assert.Equal(state, check.State);
        Assert.Equal(token, check.Token);
    }

    [Theory]
    [InlineData("the key of last year, thirty-two characters", TokenState.Valid)]
    [InlineData(null, TokenState.Invalid)]
    public async Task Check_TokenOfTheKeyBefore_IsGoodWhileThatKeyIsNamed(string? previous, object state)
    {
        var old = Tokens(new DirectLineOptions { SigningKey = "the key of last year, thirty-two characters" });
        var now = Tokens(new DirectLineOptions { SigningKey = "the key of this year, thirty-two characters", PreviousSigningKey = previous });
        var token = DirectLineTokens.NewConversation();

        Assert.Equal(state, (await now.CheckAsync(await old.IssueAsync(token, CancellationToken.None), CancellationToken.None)).State);
        Assert.Equal(TokenState.Invalid, (await old.CheckAsync(await now.IssueAsync(token, CancellationToken.None), CancellationToken.None)).State);
    }

    [Fact]
    public async Task Check_Ticket_IsNoToken()
    {
        var tokens = Tokens();

        var check = await tokens.CheckAsync(await tokens.IssueTicketAsync(DirectLineTokens.NewConversation(), CancellationToken.None), CancellationToken.None);

        Assert.Equal(TokenState.Invalid, check.State);
        Assert.Null(check.Token);
    }

    [Fact]
    public async Task TryRedeem_Ticket_OpensItsConversationOnce()
    {
        var tokens = Tokens();
        var token = DirectLineTokens.NewConversation();
        var ticket = await tokens.IssueTicketAsync(token, CancellationToken.None);

        Assert.False(await tokens.TryRedeemTicketAsync(ticket, "other", CancellationToken.None));
        Assert.True(await tokens.TryRedeemTicketAsync(ticket, token.ConversationId, CancellationToken.None));
        Assert.False(await tokens.TryRedeemTicketAsync(ticket, token.ConversationId, CancellationToken.None));
    }

    [Fact]
    public async Task TryRedeem_TokenOrExpiredTicket_IsRefused()
    {
        var tokens = Tokens();
        var token = DirectLineTokens.NewConversation();
        var ticket = await tokens.IssueTicketAsync(token, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await tokens.TryRedeemTicketAsync(ticket, token.ConversationId, CancellationToken.None));
        Assert.False(await tokens.TryRedeemTicketAsync(await tokens.IssueAsync(token, CancellationToken.None), token.ConversationId, CancellationToken.None));
    }

    [Fact]
    public async Task Check_KeyOfTheStore_IsSharedByAllWhoShareIt()
    {
        var text = await Tokens().IssueAsync(DirectLineTokens.NewConversation(), CancellationToken.None);

        Assert.Equal(TokenState.Valid, (await Tokens().CheckAsync(text, CancellationToken.None)).State);
        Assert.Equal(TokenState.Invalid, (await Tokens(key: new string('k', 32)).CheckAsync(text, CancellationToken.None)).State);
        Assert.Equal(TokenState.Invalid, (await Tokens(store: new MemoryDirectLineStore(_clock)).CheckAsync(text, CancellationToken.None)).State);
    }

    private DirectLineTokens Tokens(string? key = null, IDirectLineStore? store = null) => Tokens(new DirectLineOptions { SigningKey = key }, store);

    private DirectLineTokens Tokens(DirectLineOptions settings, IDirectLineStore? store = null)
    {
        var options = Options.Create(settings);
        return new DirectLineTokens(options, new SigningKey(options, store ?? _store), store ?? _store, _clock);
    }
}
