using System.Text.Json;

namespace Bot.Benchmarks;

/// <summary>How reports are written.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
