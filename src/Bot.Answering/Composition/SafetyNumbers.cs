using Bot.Answering.Knowledge;
using Bot.Answering.Safety;

namespace Bot.Answering.Composition;

/// <summary>Whom to call: the settings, then the country's numbers, then a general wording.</summary>
internal static class SafetyNumbers
{
    /// <summary>Section of <c>numbers.md</c> with the general wording.</summary>
    public const string Default = "default";

    /// <summary>What is wrong with the country that is set; null when nothing is.</summary>
    public static KnowledgeProblem? Problem(AnsweringOptions options, IReadOnlyDictionary<string, CountryNumbers> countries) =>
        options.Country.Length == 0 || countries.ContainsKey(options.Country)
            ? null
            : new KnowledgeProblem(NumberReader.FileName, 0, "There is no section for the country that Answering:Country names.", $"Use one of {string.Join(", ", countries.Keys.Order(StringComparer.Ordinal))}, or add a section.");

    public static CountryNumbers Of(AnsweringOptions options, IReadOnlyDictionary<string, CountryNumbers> countries)
    {
        var country = countries[options.Country.Length > 0 ? options.Country : Default];
        return new CountryNumbers
        {
            Emergency = Or(options.EmergencyNumber, country.Emergency),
            SameDay = Or(options.UrgentNumber, country.SameDay),
            Crisis = Or(options.CrisisLine, country.Crisis),
            Abuse = Or(options.AbuseLine, country.Abuse),
            Child = Or(options.ChildLine, country.Child),
            Poison = Or(options.PoisonLine, country.Poison),
        };
    }

    private static string Or(string setting, string otherwise) => setting.Length > 0 ? setting : otherwise;
}
