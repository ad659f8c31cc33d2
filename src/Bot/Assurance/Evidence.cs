using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Bot.Assurance;

/// <summary>Reads the results of other programs that the pack quotes.</summary>
internal static class Evidence
{
    /// <summary>What a run of tests came to, from a file of <c>dotnet test --logger trx</c>.</summary>
    public static string[] Tests(string file)
    {
        var run = XDocument.Load(file).Root ?? throw new InvalidDataException($"{file} is no result of tests.");
        XElement Part(string name) => run.Descendants().FirstOrDefault(e => e.Name.LocalName == name) ?? throw new InvalidDataException($"{file} is no result of tests.");
        var counters = Part("Counters");
        return [Path.GetFileNameWithoutExtension(file), (string?)Part("Times").Attribute("start") ?? "", .. ((string[])["total", "passed", "failed"]).Select(name => (string?)counters.Attribute(name) ?? "")];
    }

    /// <summary>What axe found on each page, from a file with its results.</summary>
    public static IEnumerable<string[]> Axe(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var results = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
        return [.. results.Select(result => new[]
        {
            Text(result, "url"), Text(result, "timestamp"),
            result.TryGetProperty("testEngine", out var engine) ? $"{Text(engine, "name")} {Text(engine, "version")}" : "",
            Count(result, "passes"), Count(result, "violations"), Count(result, "incomplete"),
        })];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength().ToString(CultureInfo.InvariantCulture) : "not told";
}
