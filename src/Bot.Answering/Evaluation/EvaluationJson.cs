using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Answering.Evaluation;

/// <summary>Reads question files and thresholds, writes reports.</summary>
[JsonSerializable(typeof(EvaluationQuestion))]
[JsonSerializable(typeof(EvaluationThresholds))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
public sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>Reads a file of one question a line; <see cref="InvalidDataException"/> names the first bad line.</summary>
    public static IReadOnlyList<EvaluationQuestion> ReadQuestions(string path)
    {
        var questions = new List<EvaluationQuestion>();
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
                questions.Add(JsonSerializer.Deserialize(line, Default.EvaluationQuestion)
                    ?? throw new InvalidDataException($"{path}:{number}: the line is null. Write one JSON object a line."));
            }
            catch (JsonException)
            {
                throw new InvalidDataException($"{path}:{number}: the line is no labelled question. Give id, question, kind, pain and urgent.");
            }
        }

        return questions;
    }
}
