namespace Bot.Importing;

/// <summary>
/// Writes answers of another bot as a topic file of the clinic's own. What the check would refuse is left out, and reported
/// with the check's own words; the folder is in order before and after.
/// </summary>
internal sealed partial class TopicImport(string folder, string name, DateOnly today)
{
    private readonly List<string> _leftOut = [];
    private readonly string _path = $"topics/{name}.md";

    public string FilePath => Path.Combine(folder, "topics", name + ".md");

    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Writes the file; returns how many passages it holds, and writes none when it would hold none.</summary>
    public int Write(IReadOnlyList<ImportedAnswer> answers, string source)
    {
        var asked = KnowledgeFolder.Load(folder).Passages.SelectMany(passage => passage.AskedAs.Append(passage.Heading)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ids = KnowledgeFolder.Load(folder).Passages.Select(passage => passage.Id).ToHashSet(StringComparer.Ordinal);
        List<Entry> entries = [.. answers.Select(answer => Entry.From(answer, asked, ids, _leftOut)).OfType<Entry>()];
        while (entries.Count > 0)
        {
            var starts = Write(entries, source);
            var problems = KnowledgeFolder.Check(folder).Where(problem => problem.File == _path || problem.What.Contains(_path, StringComparison.Ordinal)).ToList();
            if (problems.Count == 0)
            {
                return entries.Count;
            }

            // A problem of the whole file, or of another because of it, ends the import.
            var wrong = problems.ToLookup(problem => starts.FindLastIndex(start => problem.File == _path && start <= problem.Line));
            if (wrong.Contains(-1))
            {
                File.Delete(FilePath);
                throw new InvalidDataException(wrong[-1].First().ToString());
            }

            _leftOut.AddRange(wrong.SelectMany(problem => problem.Select(p => $"{entries[problem.Key].Place}: {p.What}").Distinct()));
            entries = [.. entries.Where((_, i) => !wrong.Contains(i))];
        }

        File.Delete(FilePath);
        return 0;
    }

    // Returns the line on which each entry begins.
    private List<int> Write(List<Entry> entries, string source)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"---\nid: {name}\ntitle: {source}\nsource: {source}\nedited: {today:yyyy-MM-dd}\nclinical-sign-off: none\n---\n\n"));
        var starts = new List<int>();
        foreach (var entry in entries)
        {
            starts.Add(1 + text.ToString().Count(c => c == '\n'));
            text.Append(entry.Text);
        }

        File.WriteAllText(FilePath, text.ToString());
        return starts;
    }

    private sealed partial record Entry(string Place, string Text)
    {
        public static Entry? From(ImportedAnswer answer, HashSet<string> asked, HashSet<string> ids, List<string> leftOut)
        {
            var questions = answer.Questions.Select(OneLine).Where(question => question.Length > 0).ToList();
            var ways = questions.Where(asked.Add).ToList();
            leftOut.AddRange(questions.Except(ways).Select(question => $"{answer.Place}: the question \"{question}\" is in the knowledge already."));
            var text = Plain(answer.Answer);
            if (ways.Count == 0 || text.Length == 0)
            {
                leftOut.Add($"{answer.Place}: it has no {(text.Length == 0 ? "answer" : "question that is new")}.");
                return null;
            }

            // Pain is the bot's subject: whoever imports says where the doctor reply can be left out.
            return new Entry(answer.Place, $"## {ways[0]} {{#{Id(ways[0], ids)}}}\n\n- Doctor reply: always\n\n{text}\n\n### Asked as\n\n{string.Concat(ways.Select(way => $"- {way}\n"))}\n");
        }

        private static string Id(string question, HashSet<string> ids)
        {
            var words = NoIdCharacter().Replace(question.ToLowerInvariant(), "-").Trim('-');
            var stem = "own-" + (words.Length > 40 ? words[..40].Trim('-') : words);
            var id = stem;
            for (var i = 2; !ids.Add(id); i++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}");
            }

            return id;
        }

        // Markup of the other bot's pages goes; headings and quotes would mean something else here.
        private static string Plain(string answer)
        {
            var lines = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(answer, "\n"), " ")).Split('\n').Select(line => line.Trim().TrimStart('#', '>').Replace("<", "", StringComparison.Ordinal).Trim());
            return Blank().Replace(string.Join("\n", lines.Select(line => line.StartsWith("* ", StringComparison.Ordinal) ? "- " + line[2..] : line)), "\n\n").Trim();
        }

        private static string OneLine(string text) =>
            string.Join(' ', string.Concat(text.Where(c => c is not ('<' or '{'))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('#', '-', '>').Trim();

        [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex NoIdCharacter();

        [GeneratedRegex(@"<br\s*/?>|</p>|</li>|</div>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Break();

        [GeneratedRegex("</?[a-zA-Z][^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Tag();

        [GeneratedRegex(@"\n{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Blank();
    }
}
