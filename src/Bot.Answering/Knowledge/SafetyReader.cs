namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/</c>; rules that are missing or empty are problems, so that the bot never starts without them.</summary>
internal static partial class SafetyReader
{
    private const string RepliesFile = "safety/urgent-replies.md";
    private const string NegationFile = "safety/negation.md";
    private const string StandingFile = "safety/standing.md";

    public static SafetyRules Read(FolderReader reader)
    {
        var replies = ReplyReader.Wordings(reader, RepliesFile, SafetyReplyIds.All);
        var languages = new LanguageReader(reader).Read(SafetyReplyIds.InEveryLanguage);
        var concepts = languages.SelectMany(language => language.Concepts).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        var pain = new PainRulesReader(reader);
        pain.CheckMessages("due", "not-due");
        var groups = SignReader.Groups(reader, reader.File(NegationFile)?.AllSections ?? []);
        return new SafetyRules
        {
            DoctorReply = pain.DoctorReply("doctor-reply", mostWords: 45),
            DoctorReplyShort = pain.DoctorReply("doctor-reply-short", mostWords: 20),
            PainWords = pain.Words("words"),
            UsualPainWords = pain.Words("usual"),
            PainPatterns = pain.Patterns(),
            Sayings = pain.Words("sayings"),
            Plain = pain.Plain(),
            Due = pain.Examples("due"),
            NotDue = pain.Examples("not-due"),
            Languages = languages,
            Kinds = new KindReader(reader, concepts, replies).Read(),
            Replies = replies,
            Numbers = ListReader.Numbers(reader),
            Endings = [.. Endings(reader, replies, languages)],
            Resolved = Standing(reader, "People write"),
            NotResolved = Standing(reader, "Looks like it but is not"),
            Negators = Group(reader, groups, "negation"),
            NegationBreakers = Group(reader, groups, "negation ends"),
        };
    }

    // The words in bold: so that what is said and what is understood are the same.
    private static IEnumerable<string> Endings(FolderReader reader, IReadOnlyDictionary<string, string> replies, IReadOnlyList<SafetyLanguage> languages)
    {
        var texts = languages.Where(language => language.Replies.Count > 0).Select(language => ($"{LanguageReader.Folder}/{language.Code}.md", language.Replies)).Prepend((RepliesFile, replies));
        foreach (var (path, wordings) in texts)
        {
            // One that is missing has been reported.
            if (wordings.GetValueOrDefault(SafetyReplyIds.HowToEnd) is not { Length: > 0 } text)
            {
                continue;
            }

            if (Bold().Matches(text) is [var words])
            {
                yield return words.Groups[1].Value;
            }
            else
            {
                reader.Problems.Add(path, $"'{SafetyReplyIds.HowToEnd}' does not say what to write.", "Set the words that end the advice in bold, once: **it is sorted**.");
            }
        }
    }

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    private static IReadOnlyList<string> Standing(FolderReader reader, string title)
    {
        var file = reader.File(StandingFile);
        var section = file?.AllSections.FirstOrDefault(s => s.Title == title);
        reader.Problems.AddIf(
            file is not null && section is not { Blocks.Count: > 0 },
            StandingFile, $"There is no list '{title}'.", $"Add '### {title}' with messages; without them a visitor cannot end the standing advice, or ends it by accident.");

        return reader.Examples(section, "example after an alarm");
    }

    private static IReadOnlyList<string> Group(FolderReader reader, Dictionary<string, IReadOnlyList<string>> groups, string name)
    {
        var words = groups.GetValueOrDefault(name, []);
        reader.Problems.AddIf(words.Count == 0, NegationFile, $"The word group '{name}' is missing.", $"Add '- {name}: ...' with its words.");
        return words;
    }
}
