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
        // By the name of what was tested: the file's own is made of user, machine and time.
        var tested = run.Descendants().Where(e => e.Name.LocalName == "TestMethod").Select(e => (string?)e.Attribute("codeBase")).FirstOrDefault();
        return [Path.GetFileNameWithoutExtension(tested ?? file), (string?)Part("Times").Attribute("start") ?? "", .. ((string[])["total", "passed", "failed"]).Select(name => (string?)counters.Attribute(name) ?? "")];
    }

    /// <summary>What axe found on each page, from a file with its results; of several on one page the worst.</summary>
    public static IEnumerable<string[]> Axe(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var results = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
        return [.. results.GroupBy(result => (Page: Text(result, "url"), Engine: result.TryGetProperty("testEngine", out var engine) ? $"{Text(engine, "name")} {Text(engine, "version")}" : "")).Select(page => new[]
        {
            page.Key.Page, page.Max(result => Text(result, "timestamp"))!, page.Key.Engine, Number(page.Count()),
            Told(page.Min(result => Count(result, "passes"))), Told(page.Max(result => Count(result, "violations"))), Told(page.Max(result => Count(result, "incomplete"))),
        })];
    }

    /// <summary>Whether a file holds figures of <c>evaluate --report</c>, and not results of axe.</summary>
    public static bool HoldsFigures(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("run", out _);
    }

    public static MeasuredFigures Figures(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file), AssuranceJson.Default.MeasuredFigures) ?? throw new InvalidDataException($"{file} holds no figures.");

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static int? Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : null;

    private static string Told(int? number) => number is { } told ? Number(told) : "not told";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What <c>evaluate</c> has measured, and what it measured: 0 folds with the knowledge as it is, more with each message taken out of it first.</summary>
internal sealed record MeasuredFigures(string Program, string Knowledge, int Folds, DateTimeOffset Measured, EvaluationRun Run);

[JsonSerializable(typeof(MeasuredFigures))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class AssuranceJson : JsonSerializerContext;
