namespace Bot.Cli;

/// <summary>Answers questions on the command line, through the same engine as the bot.</summary>
internal static class AskCommand
{
    public static int Run(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        using var settings = VerbSettings.Read(args);
        var json = settings.Arguments.Contains("--json");
        var words = settings.Arguments.Where(a => a != "--json").ToList();
        var unknown = settings.Unknown ?? words.Find(w => w.StartsWith("--", StringComparison.Ordinal));
        if (unknown is not null || (!json && words.Count == 0))
        {
            return Usage.Refuse(unknown ?? "ask", error);
        }

        if (settings.Load(error) is not { } knowledge)
        {
            return ExitCode.Usage;
        }

        using var engine = new AnswerEngine(knowledge, settings.Answering, settings.Cache);
        if (words.Count == 0)
        {
            return AnswerLines(engine, input, output, error);
        }

        var answer = engine.Answer(string.Join(' ', words), AnswerContext.Empty);
        if (json)
        {
            Write(output, "1", answer);
        }
        else
        {
            output.WriteLine(answer.Text);
            output.WriteLines(answer.Suggestions.Select(suggestion => $"[{suggestion}]"));
        }

        return ExitCode.Done;
    }

    private static int AnswerLines(AnswerEngine engine, TextReader input, TextWriter output, TextWriter error)
    {
        var exitCode = ExitCode.Done;
        var number = 0;
        var conversations = new Dictionary<string, AnswerContext>(StringComparer.Ordinal);
        while (input.ReadLine() is { } read)
        {
            number++;
            // Editors of Windows begin files with a mark of their own.
            var line = number == 1 ? read.TrimStart('\uFEFF') : read;

            if (line.Trim().Length == 0)
            {
                continue;
            }

            if (Parse(line) is { } question)
            {
                var context = question.Conversation is { } chat ? conversations.GetValueOrDefault(chat, AnswerContext.Empty) : AnswerContext.Empty;
                var answer = engine.Answer(question.Question, context);
                if (question.Conversation is not null)
                {
                    conversations[question.Conversation] = answer.Next;
                }

                Write(output, question.Id, answer);
            }
            else
            {
                error.WriteLine($"standard input, line {number}: not a question. Write {{\"id\":\"d001\",\"question\":\"...\"}}.");
                exitCode = ExitCode.Usage;
            }
        }

        return exitCode;
    }

    private static AskedQuestion? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AskJson.Default.AskedQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(TextWriter output, string id, Answer answer)
    {
        var shown = (answer as SourcedAnswer)?.Passages ?? [];
        var kind = answer is SafetyAnswer { IsRepeated: false } safety ? safety.Kind : null;
        var asked = new AskedAnswer(
            id, answer.Outcome, answer.Text, answer.DoctorReply,
            Urgent: kind?.Tier is Tier.Crisis or Tier.Emergency or Tier.SameDay,
            Tier: kind is not null ? Name(kind.Tier) : answer.Caution ? Name(Tier.Caution) : "none",
            Flag: kind?.Id,
            Standing: answer is SafetyAnswer { IsRepeated: true },
            answer.Caution, answer.Language ?? "en", answer.Trace.Verdict, answer.Trace.Danger, answer.Reply,
            Passages:
            [
                .. answer.Trace.Ranking.Select(r => new AskedPassage(r.Passage.Id, r.Passage.Claims, r.Score, shown.Contains(r.Passage))),
                .. shown.Except(answer.Trace.Ranking.Select(r => r.Passage)).Select(passage => new AskedPassage(passage.Id, passage.Claims, 0, Shown: true)),
            ]);
        output.WriteLine(JsonSerializer.Serialize(asked, AskJson.Default.AskedAnswer));
    }

    private static string Name(Tier tier) => JsonNamingPolicy.CamelCase.ConvertName(tier.ToString());
}

/// <summary>One line in. Those of the same conversation are one chat, in their order; without one each is a chat of its own.</summary>
internal sealed record AskedQuestion([property: JsonRequired] string Id, [property: JsonRequired] string Question, string? Conversation);

/// <summary>One line out. Urgent are the tiers same day, emergency and crisis; passages are those ranked, then those shown beside them.</summary>
internal sealed record AskedAnswer(
    string Id, string Outcome, string Text, bool DoctorReply, bool Urgent, string Tier, string? Flag, bool Standing, bool Caution, string Language, string Verdict, float Danger,
    string? Reply, IReadOnlyList<AskedPassage> Passages);

internal sealed record AskedPassage(string Id, IReadOnlyList<string> Claims, float Score, bool Shown);

[JsonSerializable(typeof(AskedQuestion))]
[JsonSerializable(typeof(AskedAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AskJson : JsonSerializerContext;
