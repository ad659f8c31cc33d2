using System.Text.Json;
using Bot.Answering;
using Bot.Answering.Composition;

namespace Bot.Cli;

/// <summary>Answers questions on the command line, through the same engine as the bot.</summary>
internal static class AskCommand
{
    public static int Run(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        var settings = VerbSettings.Read(args);
        var json = settings.Arguments.Contains("--json");
        var words = settings.Arguments.Where(a => a != "--json").ToList();
        if (words.Exists(w => w.StartsWith("--", StringComparison.Ordinal)) || (!json && words.Count == 0))
        {
            return Usage.Refuse(words.Count == 0 ? "ask" : words[0], error);
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
        while (input.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            if (Parse(line) is { } question)
            {
                Write(output, question.Id, engine.Answer(question.Question, AnswerContext.Empty));
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
        output.WriteLine(JsonSerializer.Serialize(
            new AskedAnswer(
                id,
                answer.Outcome,
                answer.Text,
                answer.DoctorReply,
                answer is UrgentAnswer or CrisisAnswer,
                [.. answer.Trace.Ranking.Select(r => new AskedPassage(r.Passage.Id, r.Passage.Claims, r.Score, shown.Contains(r.Passage)))]),
            AskJson.Default.AskedAnswer));
    }
}
