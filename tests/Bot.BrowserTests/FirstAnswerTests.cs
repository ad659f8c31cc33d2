using Bot.BrowserTests.Pages;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;

namespace Bot.BrowserTests;

/// <summary>How long a visitor waits.</summary>
[Collection(InChromiumAlone.Name)]
public sealed class FirstAnswerTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";

    [BrowserFact]
    public async Task FirstAnswer_IsOnTheScreenInAMoment()
    {
        const string Measured = """
            question => new Promise(resolve => {
              const box = document.querySelector("[data-id='webchat-sendbox-input']");
              Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, question);
              box.dispatchEvent(new Event('input', { bubbles: true }));
              setTimeout(() => {
                const began = performance.now();
                new MutationObserver((_, observer) => {
                  if (document.querySelectorAll('#chat .answer').length > 1) {
                    observer.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - began));
                  }
                }).observe(document.querySelector('#chat'), { childList: true, subtree: true });
                document.querySelector('.webchat__send-button').click();
              });
            })
            """;
        await using var server = await BotServer.StartAsync();
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            await using var visit = await chromium.VisitAsync();
            var chat = await ChatPage.OpenAsync(visit, server);
            times.Add(await chat.Page.EvaluateAsync<double>(Measured, PainQuestion));
        }

        times.Sort();
        Figures.Keep("first-answer", FormattableString.Invariant($"First answer on the screen after {times[3]:0} ms (p50 of 7; {times[0]:0} to {times[^1]:0})."));
        // The aim is 150 ms; a machine that runs other tests beside this one takes longer.
        Assert.InRange(times[3], 0, 600);
    }
}
