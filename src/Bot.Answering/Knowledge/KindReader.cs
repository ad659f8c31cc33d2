namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/kinds/</c>: the kinds of danger, each a section with its tier, phrases, grids and messages.</summary>
/// <param name="concepts">Ids of the concepts that phrases may name.</param>
internal sealed class KindReader(FolderReader reader, IReadOnlySet<string> concepts, IReadOnlyDictionary<string, string> replies)
{
    private const string Folder = "safety/kinds";
    private const string Elsewhere = "Always in other languages";
    private const string ExampleKind = "example of a kind";

    private static readonly string[] Parts = ["Always", Elsewhere, "Grids", "People write", "Looks like it but is not"];

    public IReadOnlyList<Kind> Read()
    {
        var kinds = reader.Files(Folder).SelectMany(file => file.Sections.Select(Kind)).ToList();
        foreach (var tier in Enum.GetValues<Tier>().Where(tier => !kinds.Exists(kind => kind.Tier == tier)))
        {
            reader.Problems.Add(Folder, $"There is no kind of the tier '{tier}'.", "Restore the files; the bot does not start without them.");
        }

        return kinds;
    }

    /// <summary>The kinds as they are written, by id: what a clinician signs off.</summary>
    public static IEnumerable<(string Id, string Definition)> Definitions(FolderReader reader) =>
        reader.Files(Folder).SelectMany(file => file.Sections).Select(section => (section.Id ?? "", section.Whole));

    /// <summary>The reply that a tier has unless a kind names another.</summary>
    public static string ReplyOf(Tier tier) => tier.ToString().ToLowerInvariant();

    private Kind Kind(MarkdownSection section)
    {
        var fields = new SectionFields(section, reader.Problems, "Tier", "Source", "Reply", "Repeated");
        var isTier = Enum.TryParse<Tier>(fields.Text("Tier").Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var tier);
        reader.Problems.AddIf(!isTier, fields.At("Tier"), $"'{section.Title}' has no tier.", "Add '- Tier: crisis', 'emergency', 'safeguarding', 'same day', 'low mood' or 'caution'.");
        var kind = new Kind
        {
            Id = reader.Id(section, "kind"),
            Title = section.Title,
            Tier = tier,
            Reply = fields.Text("Reply") is { Length: > 0 } reply ? reply : ReplyOf(tier),
            Source = fields.Text("Source"),
            Stands = tier < Tier.LowMood && fields.Text("Repeated") != "no",
            Always = Phrases(section, "Always"),
            AlwaysElsewhere = Phrases(section, Elsewhere),
            Grids = SignReader.Grids(reader, section.BulletsOf("Grids")),
            Examples = reader.Examples(section.Subsection("People write"), ExampleKind),
            LookAlikes = reader.Examples(section.Subsection("Looks like it but is not"), ExampleKind),
        };
        reader.Problems.AddIf(!replies.ContainsKey(kind.Reply), fields.At("Reply"), $"There is no urgent reply '{kind.Reply}'.", "Name a section of safety/urgent-replies.md.");
        var isTold = kind.Tier == Tier.Caution ? kind.Always.Count + kind.Examples.Count > 0 : kind.Always.Count > 0 && kind.Examples.Count > 0;
        reader.Problems.AddIf(
            kind.Source.Length == 0 || !isTold,
            section.At, $"'{section.Title}' lacks a source, phrases or examples.", "Give '- Source:', '### Always' and '### People write'; for a caution one of the two is enough.");

        foreach (var other in section.Subsections.Where(s => !Parts.Contains(s.Title, StringComparer.Ordinal)))
        {
            reader.Problems.Add(other.At, $"'{other.Title}' is no part of a kind; what stands below it would be lost.", $"Use one of: {string.Join(", ", Parts)}.");
        }

        return kind;
    }

    private IReadOnlyList<SignPattern> Phrases(MarkdownSection section, string title) =>
        SignReader.Patterns(reader, section.BulletsOf(title), name => concepts.Contains(name) ? new SignSlot([], name) : null);
}
