using System.Text.Json.Serialization;

namespace Bot.Assurance;

/// <summary>How figures lie in a file between <c>evaluate</c> and <c>assurance</c>.</summary>
[JsonSerializable(typeof(MeasuredFigures))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class AssuranceJson : JsonSerializerContext;
