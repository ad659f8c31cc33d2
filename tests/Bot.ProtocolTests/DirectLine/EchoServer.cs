using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.ProtocolTests.DirectLine;

/// <summary>The shipped server with a bot that greets with "hello" and repeats what it is told, for tests of nothing but the channel.</summary>
internal static class EchoServer
{
    /// <summary>Allowances that no test reaches by accident.</summary>
    private static readonly string[] Generous =
    [
        "--DirectLine:MessagesPerConversation:AtOnce=100000", "--DirectLine:MessagesPerAddress:AtOnce=100000",
    ];

    public static Task<BotServer> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>A server with services replaced.</summary>
    public static Task<BotServer> StartAsync(Action<IServiceCollection> replace, params string[] settings) =>
        BotServer.StartAsync(
            services =>
            {
                services.AddSingleton<IBot>(Echo());
                replace(services);
            },
            [.. Generous, .. settings]);

    /// <summary>A server with a bot of the test's own.</summary>
    public static Task<BotServer> StartAsync(Func<ITurnContext, CancellationToken, Task> turn, params string[] settings) =>
        StartAsync(services => services.AddSingleton<IBot>(new LambdaBot(turn)), settings);

    public static LambdaBot Echo() => new(async (turnContext, cancellationToken) =>
    {
        var reply = turnContext.Activity.Type switch
        {
            ActivityTypes.ConversationUpdate => "hello",
            ActivityTypes.Message => "echo " + turnContext.Activity.Text,
            _ => null,
        };
        if (reply is not null)
        {
            await turnContext.SendActivityAsync(MessageFactory.Text(reply), cancellationToken);
        }
    });

    /// <summary>Says something and waits for the echo.</summary>
    public static async Task TalkAsync(DirectLineProbe probe, string text)
    {
        await probe.ReconnectAsync();
        using var stream = await probe.OpenStreamAsync();
        await probe.SayAsync(text);
        await stream.UntilAsync("echo " + text);
        await stream.CloseAsync();
    }
}
