using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Answering.Evaluation;

/// <summary>Reads question files and thresholds, writes reports.</summary>
[JsonSerializable(typeof(EvaluationQuestion))]
[JsonSerializable(typeof(EvaluationConversation))]
[JsonSerializable(typeof(TurnReport))]
[JsonSerializable(typeof(EvaluationThresholds))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
public sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>The file holds chats, not single questions.</summary>
    public static bool HoldsConversations(string path) =>
        File.ReadLines(path).FirstOrDefault(line => line.Trim().Length > 0)?.Contains("\"turns\"", StringComparison.Ordinal) == true;

    /// <summary>Reads a file of one question a line; <see cref="InvalidDataException"/> names the first bad line.</summary>
    public static IReadOnlyList<EvaluationQuestion> ReadQuestions(string path) =>
        ReadLines(path, Default.EvaluationQuestion, "no labelled question. Give id, question, kind, pain and urgent.");

    /// <summary>Reads a file of one chat a line; <see cref="InvalidDataException"/> names the first bad line.</summary>
    public static IReadOnlyList<EvaluationConversation> ReadConversations(string path)
    {
        var conversations = ReadLines(path, Default.EvaluationConversation, "no labelled chat. Give id, turns and want.");
        foreach (var chat in conversations.Where(chat => chat.Turns.Count != chat.Want.Count || chat.Want.Except(EvaluatedTurn.Labels).Any()))
        {
            throw new InvalidDataException($"{path}: the chat '{chat.Id}' has not one known label a turn. Use: {string.Join(", ", EvaluatedTurn.Labels)}.");
        }

        return conversations;
    }

    private static List<T> ReadLines<T>(string path, JsonTypeInfo<T> type, string fault)
    {
        var items = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            try
            {
                items.Add(JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException($"{path}:{number}: the line is null. Write one JSON object a line."));
            }
            catch (JsonException)
            {
                throw new InvalidDataException($"{path}:{number}: the line is {fault}");
            }
        }

        return items;
    }
}
