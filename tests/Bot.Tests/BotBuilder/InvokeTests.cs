using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class InvokeTests
{
    private readonly TestAdapter _adapter = new();

    [Theory]
    [InlineData("other")]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    public async Task Invoke_NotOverridden_Is501(string name) =>
        Assert.Equal(501, (await AnswerAsync(new ActivityHandler(), name, value: null)).Status);

    [Fact]
    public async Task AdaptiveCardAction_ReachesItsMethodAndAnswersWithWhatItGives()
    {
        var answer = await AnswerAsync(new CardBot(), "adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"save","data":{"a":1}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("save 1", Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body).Value);
    }

    [Fact]
    public async Task Search_ReachesItsMethodAndAnswersWithWhatItGives()
    {
        var answer = await AnswerAsync(new CardBot(), "application/search", """{"kind":"search","queryText":"knee","queryOptions":{"skip":1,"top":5}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("knee 1 5", Assert.IsType<SearchInvokeResponse>(answer.Body).Value);
    }

    [Theory]
    [InlineData("adaptiveCard/action", null)]
    [InlineData("adaptiveCard/action", "{}")]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Submit"}}""")]
    [InlineData("adaptiveCard/action", """{"action":7}""")]
    [InlineData("application/search", null)]
    [InlineData("application/search", """{"queryText":"knee"}""")]
    [InlineData("application/search", """{"kind":"search"}""")]
    public async Task Invoke_WithoutUsableValue_Is400(string name, string? value)
    {
        var answer = await AnswerAsync(new CardBot(), name, value);

        Assert.Equal(400, answer.Status);
        var body = Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body);
        Assert.Equal((400, "application/vnd.microsoft.error"), (body.StatusCode, body.Type));
    }

    private async Task<InvokeResponse> AnswerAsync(IBot bot, string name, string? value)
    {
        var invoke = new Activity { Type = ActivityTypes.Invoke, Name = name, Value = value is null ? null : JObject.Parse(value) };

        await _adapter.ProcessActivityAsync(invoke, bot.OnTurnAsync);

        var reply = (Activity)_adapter.GetNextReply();
        Assert.Equal(ActivityTypesEx.InvokeResponse, reply.Type);
        return Assert.IsType<InvokeResponse>(reply.Value);
    }

    private sealed class CardBot : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse { StatusCode = 200, Value = $"{invokeValue.Action.Verb} {((JObject)invokeValue.Action.Data)["a"]}" });

        protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new SearchInvokeResponse { StatusCode = 200, Value = $"{invokeValue.QueryText} {invokeValue.QueryOptions.Skip} {invokeValue.QueryOptions.Top}" });
    }
}
