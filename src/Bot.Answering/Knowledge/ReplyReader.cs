namespace Bot.Answering.Knowledge;

/// <summary>Reads files of fixed wordings: <c>replies.md</c>, <c>chat-page.md</c>, <c>small-talk.md</c>, <c>out-of-scope.md</c>.</summary>
internal static class ReplyReader
{
    /// <summary>The wordings of a file by id; reports those that are needed and missing.</summary>
    /// <param name="reader">Of the folder.</param>
    /// <param name="name">The file.</param>
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
            reader.Problems.Add(file.Path, 0, $"The wording '{id}' is missing.", $"Add a section '## ... {{#{id}}}' with its text.");
        }

        return wordings;
    }

    /// <summary>Wordings in other languages, by language and id: one file each, named by its language; what it lacks stays English.</summary>
    /// <param name="reader">Of the folder.</param>
    /// <param name="subfolder">Where the files are; there may be none.</param>
    /// <param name="known">Reports other ids: nothing would ever show them.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations(FolderReader reader, string subfolder, IReadOnlyList<string> known) =>
        reader.Files(subfolder).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file.Path), IReadOnlyDictionary<string, string> (file) => Wordings(reader, file, known, "translates"), StringComparer.Ordinal);

    public static IReadOnlyList<FixedReply> FixedReplies(FolderReader reader, string name, FixedReplyKind kind)
    {
        var file = reader.File(name);
        return [.. file?.Sections.Select(section => FixedReply(reader, file, section, kind)) ?? []];
    }

    // Where only known ids are shown, others are reported with what they may be meant for.
    private static Dictionary<string, string> Wordings(FolderReader reader, KnowledgeFile file, IReadOnlyList<string>? known, string meant)
    {
        var wordings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in file.Sections)
        {
            var id = reader.Id(file, section, $"id in {file.Path}");
            wordings[id] = section.Prose(skipLeadingBullets: false);
            CheckNotEmpty(reader, file, section, wordings[id]);
            reader.Problems.AddIf(
                known is not null && id.Length > 0 && !known.Contains(id),
                file.Path, section.Line, $"Nothing shows the wording '{id}'.", $"Take it out, or give it the id of the wording that it {meant}.");
        }

        return wordings;
    }

    private static FixedReply FixedReply(FolderReader reader, KnowledgeFile file, MarkdownSection section, FixedReplyKind kind)
    {
        var fields = new SectionFields(section, file.Path, reader.Problems, "Doctor reply");
        var reply = new FixedReply
        {
            Id = reader.Id(file, section, $"id in {file.Path}"),
            Kind = kind,
            DoctorReply = kind == FixedReplyKind.SmallTalk ? DoctorReplyPolicy.WhenAskedAboutPain : reader.Policy(file, section, fields),
            Text = section.Prose(skipLeadingBullets: true),
            AskedAs = reader.Examples(file, section.Subsection("Asked as"), "alternate question"),
        };
        CheckNotEmpty(reader, file, section, reply.Text);
        reader.Problems.AddIf(reply.AskedAs.Count == 0, file.Path, section.Line, $"'{section.Title}' has no example message.", "Add '### Asked as' with bullets.");

        return reply;
    }

    private static void CheckNotEmpty(FolderReader reader, KnowledgeFile file, MarkdownSection section, string text)
    {
        reader.Problems.AddIf(text.Length == 0, file.Path, section.Line, $"'{section.Title}' has no text.", "Write what the bot is to say.");
    }
}
