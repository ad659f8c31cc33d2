namespace Bot.Bots;

internal static class AnswerActivities
{
    /// <summary>Value type of the trace that staff see in the Emulator.</summary>
    public const string TraceType = "https://schemas.trigger-point-bot.example/answer-trace";

    /// <summary>The whole reply as one activity, so that no fault can part the doctor reply from the answer.</summary>
    public static IMessageActivity ToActivity(Answer answer, string? channelId)
    {
        var activity = Message(answer.Text, answer.Suggestions, answer.Links);
        if (AnswerEntity.IsFor(channelId))
        {
            activity.Entities = [AnswerEntity.ToEntity(answer)];
        }

        return activity;
    }

    public static IMessageActivity Greeting(AnswerEngine engine) => Message(engine.Greeting, engine.FirstQuestions, []);

    private static Activity Message(string text, IReadOnlyList<string> suggestions, IReadOnlyList<AnswerLink> links)
    {
        var activity = MessageFactory.Text(text, inputHint: InputHints.AcceptingInput);
        activity.TextFormat = TextFormatTypes.Markdown;
        if (suggestions.Count + links.Count > 0)
        {
            activity.SuggestedActions = new SuggestedActions
            {
                Actions =
                [
                    .. links.Select(link => new CardAction { Type = ActionTypes.OpenUrl, Title = link.Title, Value = link.Url }),
                    .. suggestions.Select(suggestion => new CardAction { Type = ActionTypes.ImBack, Title = suggestion, Value = suggestion }),
                ],
            };
        }

        return activity;
    }

    /// <summary>For staff: passages with scores, thresholds, the safety verdict, timings.</summary>
    public static object Trace(Answer answer) => new
    {
        outcome = answer.Outcome,
        verdict = answer.Trace.Verdict,
        doctorReply = answer.DoctorReply,
        passages = answer.Trace.Ranking.Select(r => new { id = r.Passage.Id, claims = r.Passage.Claims, score = r.Score }).ToArray(),
        fixedReplies = answer.Trace.FixedShare,
        thresholds = new { show = AnswerThresholds.Show, offer = AnswerThresholds.Offer, fixedReply = AnswerThresholds.FixedReply },
        milliseconds = new { safety = answer.Trace.SafetyTime.TotalMilliseconds, search = answer.Trace.SearchTime.TotalMilliseconds },
    };
}
