namespace Bot.Answering.Knowledge;

/// <summary>Reads files of fixed wordings: <c>replies.md</c>, <c>chat-page.md</c>, <c>small-talk.md</c>, <c>out-of-scope.md</c>.</summary>
internal static class ReplyReader
{
    /// <summary>The wordings of a file by id; reports those that are needed and missing.</summary>
    /// <param name="needed">Ids that must be there.</param>
    /// <param name="onlyThese">Reports other ids too: nothing would ever show them.</param>
    public static IReadOnlyDictionary<string, string> Wordings(FolderReader reader, string name, IReadOnlyList<string> needed, bool onlyThese = false)
    {
        if (reader.File(name) is not { } file)
        {
            return new Dictionary<string, string>();
        }

        var wordings = Wordings(reader, file, onlyThese ? needed : null, "is meant to be");
        foreach (var id in needed.Where(id => !wordings.ContainsKey(id)))
        {
            reader.Problems.Add(name, $"The wording '{id}' is missing.", $"Add a section '## ... {{#{id}}}' with its text.");
        }

        return wordings;
    }

    /// <summary>Wordings in other languages, by language and id: one file each, named by its language; what it lacks stays English.</summary>
    /// <param name="known">Reports other ids: nothing would ever show them.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations(FolderReader reader, string subfolder, IReadOnlyList<string> known) =>
        reader.Files(subfolder).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file.Path), IReadOnlyDictionary<string, string> (file) => Wordings(reader, file, known, "translates"), StringComparer.Ordinal);

    public static IReadOnlyList<FixedReply> FixedReplies(FolderReader reader, string name, FixedReplyKind kind) =>
        [.. reader.File(name)?.Sections.Select(section => FixedReply(reader, section, kind)) ?? []];

    // Where only known ids are shown, others are reported with what they may be meant for.
    private static Dictionary<string, string> Wordings(FolderReader reader, KnowledgeFile file, IReadOnlyList<string>? known, string meant)
    {
        var wordings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in file.Sections)
        {
            var id = reader.Id(section, $"id in {file.Path}");
            wordings[id] = Text(reader, section, skipLeadingBullets: false);
            reader.Problems.AddIf(
                known is not null && id.Length > 0 && !known.Contains(id),
                section.At, $"Nothing shows the wording '{id}'.", $"Take it out, or give it the id of the wording that it {meant}.");
        }

        return wordings;
    }

    private static FixedReply FixedReply(FolderReader reader, MarkdownSection section, FixedReplyKind kind)
    {
        var fields = new SectionFields(section, reader.Problems, "Doctor reply");
        return new FixedReply
        {
            Id = reader.Id(section, $"id in {section.File.Path}"),
            Kind = kind,
            DoctorReply = kind == FixedReplyKind.SmallTalk ? DoctorReplyPolicy.WhenAskedAboutPain : fields.DoctorReply(),
            Text = Text(reader, section, skipLeadingBullets: true),
            AskedAs = reader.AskedAs(section, isReply: true),
        };
    }

    private static string Text(FolderReader reader, MarkdownSection section, bool skipLeadingBullets)
    {
        var text = section.Prose(skipLeadingBullets);
        reader.Problems.AddIf(text.Length == 0, section.At, $"'{section.Title}' has no text.", "Write what the bot is to say.");
        return text;
    }
}
