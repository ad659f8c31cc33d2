namespace Bot.Answering.Composition;

/// <summary>Whom to call and where to turn: the settings, then the country's numbers, then a general wording.</summary>
internal static class Contacts
{
    /// <summary>Section of <c>numbers.md</c> with the general wording.</summary>
    public const string Default = "default";

    public const string EmergencyNumber = "emergency-number";

    /// <summary>Words up to which what the clinic says of itself fits at the end of a reply.</summary>
    private const int MostWords = 30;

    private static readonly Contact[] Known =
    [
        new(EmergencyNumber, options => options.EmergencyNumber, numbers => numbers.Emergency),
        new("urgent-number", options => options.UrgentNumber, numbers => numbers.SameDay),
        new("crisis-line", options => options.CrisisLine, numbers => numbers.Crisis),
        new("abuse-line", options => options.AbuseLine, numbers => numbers.Abuse),
        new("child-line", options => options.ChildLine, numbers => numbers.Child),
        new("poison-line", options => options.PoisonLine, numbers => numbers.Poison),
        new(ReplyIds.ComplaintsContact, options => options.ComplaintsContact, OfCountry: null),
        new(ReplyIds.ClinicContact, options => options.ClinicContact, OfCountry: null),
    ];

    /// <summary>Their ids, which stand in braces in the wordings.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Known.Select(contact => contact.Id)];

    /// <summary>What is wrong with the country that is set; null when nothing is.</summary>
    public static KnowledgeProblem? Problem(AnsweringOptions options, IReadOnlyDictionary<string, CountryNumbers> countries) =>
        options.Country.Length == 0 || countries.ContainsKey(options.Country)
            ? null
            : new KnowledgeProblem(ListReader.NumberFile, 0, "There is no section for the country that Answering:Country names.", $"Use one of {string.Join(", ", countries.Keys.Order(StringComparer.Ordinal))}, or add a section.");

    /// <summary>For each id what a visitor reads.</summary>
    /// <param name="options">The clinic's own.</param>
    /// <param name="knowledge">The countries' and the general ones.</param>
    /// <param name="wordings">General ones of another language, by id, which come before those in English.</param>
    public static Dictionary<string, string> Of(AnsweringOptions options, KnowledgeBase knowledge, IReadOnlyDictionary<string, string>? wordings = null)
    {
        var numbers = knowledge.Safety.Numbers[options.Country.Length > 0 ? options.Country : Default];

        string Value(Contact contact) =>
            contact.Setting(options) is { Length: > 0 } setting ? setting
            : contact.Id == ReplyIds.ClinicContact && OfClinic(knowledge) is { } filled ? filled
            : (contact.OfCountry is null || options.Country.Length == 0) && wordings?.GetValueOrDefault(contact.Id) is { } general ? general
            : contact.OfCountry?.Invoke(numbers) ?? knowledge.Replies[contact.Id];

        return Known.ToDictionary(contact => contact.Id, Value, StringComparer.Ordinal);
    }

    // What the clinic has filled in under "Talk to a person", or its phone, is how to reach it wherever that is said.
    private static string? OfClinic(KnowledgeBase knowledge) =>
        knowledge.FixedReplies
            .Where(reply => reply is { Kind: FixedReplyKind.Clinic, IsFilled: true, Id: ClinicReader.Person or ClinicReader.Phone }
                && Readability.Words(reply.Text) <= MostWords && !reply.Text.Contains('{', StringComparison.Ordinal))
            .OrderBy(reply => reply.Id == ClinicReader.Person ? 0 : 1)
            .FirstOrDefault()?.Text;

    private sealed record Contact(string Id, Func<AnsweringOptions, string> Setting, Func<CountryNumbers, string>? OfCountry);
}
