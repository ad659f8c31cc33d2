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

/// <summary>One line in.</summary>
/// <param name="Id">Repeated in the line out.</param>
/// <param name="Question">The message.</param>
/// <param name="Conversation">Lines with the same one are one chat, in their order; null: a chat of its own.</param>
internal sealed record AskedQuestion([property: JsonRequired] string Id, [property: JsonRequired] string Question, string? Conversation);

/// <summary>One line out.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Outcome">What kind of answer it is.</param>
/// <param name="Text">The answer.</param>
/// <param name="DoctorReply">The doctor reply is part of the text.</param>
/// <param name="Urgent">The tier is same day, emergency or crisis.</param>
/// <param name="Tier">none, caution, lowMood, sameDay, emergency, crisis or safeguarding.</param>
/// <param name="Flag">Id of the kind of danger that the message shows.</param>
/// <param name="Standing">The advice on a danger of before was repeated.</param>
/// <param name="Caution">The note on a condition is in the text.</param>
/// <param name="Language">Code of the message's language.</param>
/// <param name="Verdict">What the safety rules decided, and by what.</param>
/// <param name="Danger">How likely the message shows danger, by what was learned.</param>
/// <param name="Reply">Id of the fixed reply that was given.</param>
/// <param name="Passages">Those ranked, then those shown beside them.</param>
internal sealed record AskedAnswer(
    string Id, string Outcome, string Text, bool DoctorReply, bool Urgent, string Tier, string? Flag, bool Standing, bool Caution, string Language, string Verdict, float Danger,
    string? Reply, IReadOnlyList<AskedPassage> Passages);

/// <summary>A passage ranked for the question.</summary>
internal sealed record AskedPassage(string Id, IReadOnlyList<string> Claims, float Score, bool Shown);

/// <summary>Serialisation of the <c>ask</c> verb.</summary>
[JsonSerializable(typeof(AskedQuestion))]
[JsonSerializable(typeof(AskedAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AskJson : JsonSerializerContext;
