using Bot.Answering.Safety;

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

        if (VerbEngine.Load(settings, error) is not { } knowledge)
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
            foreach (var suggestion in answer.Suggestions)
            {
                output.WriteLine($"[{suggestion}]");
            }
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
        var asked = new AskedAnswer
        {
            Id = id,
            Outcome = answer.Outcome,
            Text = answer.Text,
            DoctorReply = answer.DoctorReply,
            Urgent = kind?.Tier is Tier.Crisis or Tier.Emergency or Tier.SameDay,
            Tier = kind is not null ? Name(kind.Tier) : answer.Caution ? Name(Tier.Caution) : "none",
            Flag = kind?.Id,
            Standing = answer is SafetyAnswer { IsRepeated: true },
            Caution = answer.Caution,
            Language = answer.Language ?? "en",
            Verdict = answer.Trace.Verdict,
            Danger = answer.Trace.Danger,
            Reply = answer.Reply,
            Passages =
            [
                .. answer.Trace.Ranking.Select(r => new AskedPassage(r.Passage.Id, r.Passage.Claims, r.Score, shown.Contains(r.Passage))),
                .. shown.Except(answer.Trace.Ranking.Select(r => r.Passage)).Select(passage => new AskedPassage(passage.Id, passage.Claims, 0, Shown: true)),
            ],
        };
        output.WriteLine(JsonSerializer.Serialize(asked, AskJson.Default.AskedAnswer));
    }

    private static string Name(Tier tier) => JsonNamingPolicy.CamelCase.ConvertName(tier.ToString());
}

/// <summary>One line in.</summary>
/// <param name="Id">Repeated in the line out.</param>
/// <param name="Question">The message.</param>
/// <param name="Conversation">Lines with the same one are one chat, in their order; null: a chat of its own.</param>
internal sealed record AskedQuestion(
    [property: JsonPropertyName("id"), JsonRequired] string Id,
    [property: JsonPropertyName("question"), JsonRequired] string Question,
    [property: JsonPropertyName("conversation")] string? Conversation);

/// <summary>One line out.</summary>
internal sealed record AskedAnswer
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    [JsonPropertyName("text")]
    public required string Text { get; init; }

    [JsonPropertyName("doctorReply")]
    public required bool DoctorReply { get; init; }

    /// <summary>The tier is same day, emergency or crisis.</summary>
    [JsonPropertyName("urgent")]
    public required bool Urgent { get; init; }

    /// <summary>none, caution, lowMood, sameDay, emergency, crisis or safeguarding.</summary>
    [JsonPropertyName("tier")]
    public required string Tier { get; init; }

    /// <summary>Id of the kind of danger that the message shows.</summary>
    [JsonPropertyName("flag")]
    public string? Flag { get; init; }

    /// <summary>The advice on a danger of before was repeated.</summary>
    [JsonPropertyName("standing")]
    public required bool Standing { get; init; }

    /// <summary>The note on a condition is in the text.</summary>
    [JsonPropertyName("caution")]
    public required bool Caution { get; init; }

    /// <summary>Code of the message's language.</summary>
    [JsonPropertyName("language")]
    public required string Language { get; init; }

    /// <summary>What the safety rules decided, and by what.</summary>
    [JsonPropertyName("verdict")]
    public required string Verdict { get; init; }

    /// <summary>How likely the message shows danger, by what was learned.</summary>
    [JsonPropertyName("danger")]
    public required float Danger { get; init; }

    /// <summary>Id of the fixed reply that was given.</summary>
    [JsonPropertyName("reply")]
    public string? Reply { get; init; }

    [JsonPropertyName("passages")]
    public required IReadOnlyList<AskedPassage> Passages { get; init; }
}

/// <summary>A passage ranked for the question.</summary>
internal sealed record AskedPassage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("claims")] IReadOnlyList<string> Claims,
    [property: JsonPropertyName("score")] float Score,
    [property: JsonPropertyName("shown")] bool Shown);

/// <summary>Serialisation of the <c>ask</c> verb.</summary>
[JsonSerializable(typeof(AskedQuestion))]
[JsonSerializable(typeof(AskedAnswer))]
internal sealed partial class AskJson : JsonSerializerContext;
