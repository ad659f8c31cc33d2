using System.Text.Json;

namespace Bot.Answering.Conversations;

/// <summary>A conversation that the Bot Framework Emulator has saved: a list of activities.</summary>
/// <param name="Turns">What the visitor said, and what the bot then answered.</param>
public sealed record Transcript(IReadOnlyList<TranscriptTurn> Turns)
{
    /// <summary>Reads a <c>.transcript</c> file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Transcript Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new Transcript(ReadTurns(json.RootElement));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no transcript of the Emulator: a list of activities is expected.", fault);
        }
    }

    /// <summary>What the bot answers otherwise than it did: the turns by number.</summary>
    /// <param name="engine">Answers now.</param>
    public IReadOnlyList<TranscriptDifference> Replay(AnswerEngine engine) =>
    [
        .. Turns.Zip(engine.Converse(Turns.Select(turn => turn.Says)), (turn, answer) => (Turn: turn, Now: answer.Text)).Index()
            .Where(had => !Same(had.Item.Now, had.Item.Turn.Answer))
            .Select(had => new TranscriptDifference(had.Index + 1, had.Item.Turn.Says, had.Item.Turn.Answer, had.Item.Now)),
    ];

    private static List<TranscriptTurn> ReadTurns(JsonElement activities)
    {
        var turns = new List<TranscriptTurn>();
        var isAnswered = true;
        foreach (var activity in activities.EnumerateArray().Where(activity => Text(activity, "type") == "message"))
        {
            if (IsVisitors(activity))
            {
                turns.Add(new TranscriptTurn(Text(activity, "text"), ""));
                isAnswered = false;
            }
            else if (!isAnswered)
            {
                // The first message after the visitor's is the answer; the greeting comes before any.
                turns[^1] = turns[^1] with { Answer = Text(activity, "text") };
                isAnswered = true;
            }
        }

        return turns;
    }

    // The Emulator calls the visitor "user"; other channels leave the role out of what the visitor says.
    private static bool IsVisitors(JsonElement activity) =>
        activity.TryGetProperty("from", out var from) && (from.TryGetProperty("role", out var role) ? role.GetString() == "user" : !activity.TryGetProperty("replyToId", out _));

    private static string Text(JsonElement activity, string name) => activity.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Same(string a, string b) =>
        a.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SequenceEqual(b.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

/// <summary>What a visitor said, and what the bot answered then.</summary>
public sealed record TranscriptTurn(string Says, string Answer);

/// <summary>A turn that is answered otherwise than it was.</summary>
/// <param name="Turn">Its number, from one.</param>
/// <param name="Says">What the visitor said.</param>
/// <param name="Before">What was answered then.</param>
/// <param name="Now">What is answered now.</param>
public sealed record TranscriptDifference(int Turn, string Says, string Before, string Now);
