namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>topics/*.md</c> and the bulk questions of <c>questions/*.md</c> into passages.</summary>
internal sealed class TopicReader(FolderReader reader, IReadOnlyDictionary<string, Claim> claims)
{
    private const string NoteMark = "**Editor's note:**";
    private const string EvidenceMark = "**Evidence:**";

    private readonly string? _article = reader.File(ClaimReader.FileName)?.FrontMatter.Source;

    public IReadOnlyList<Passage> Read()
    {
        var topics = reader.Files("topics");
        reader.Problems.AddIf(topics.Count == 0, "topics", 0, "There is no topic file.", "Add Markdown files with passages to topics/.");

        var placed = topics.SelectMany(file => file.Sections.Select(section => new PlacedPassage(file, section, Passage(file, section)))).ToList();
        var known = placed.Select(p => p.Passage.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, section, passage) in placed)
        {
            foreach (var id in passage.Related.Concat(passage.Why.Length > 0 ? [passage.Why] : []).Where(id => !known.Contains(id)))
            {
                reader.Problems.Add(file.Path, section.Line, $"'{section.Title}' is related to '{id}', which does not exist.", "Name the id of a passage.");
            }
        }

        var restated = placed.SelectMany(p => p.Passage.Claims).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in claims.Keys.Where(id => !restated.Contains(id)))
        {
            reader.Problems.Add(ClaimReader.FileName, 0, $"No passage restates claim {claim}.", "Add it to the 'Claims' of the passage that restates it, or write one.");
        }

        var questions = BulkQuestions(known);
        return [.. placed.Select(p => p.Passage with { AskedAs = [.. p.Passage.AskedAs, .. questions.GetValueOrDefault(p.Passage.Id, [])] })];
    }

    private Passage Passage(KnowledgeFile file, MarkdownSection section)
    {
        var fields = new SectionFields(section, file.Path, reader.Problems, "Claims", "Doctor reply", "Related", "Why", "Conditions", "Asked with", "Instead of", "Beside caution");
        var (note, evidence) = Note(file, section);
        var passage = new Passage
        {
            Id = reader.Id(file, section, "passage id"),
            Heading = section.Title,
            Topic = file.FrontMatter.Title,
            Claims = fields.List("Claims"),
            DoctorReply = reader.Policy(file, section, fields),
            Related = fields.List("Related"),
            Why = fields.Text("Why"),
            Conditions = fields.List("Conditions"),
            AskedWith = fields.List("Asked with"),
            InsteadOf = fields.List("Instead of"),
            IsShortBesideCaution = fields.Text("Beside caution") == "short",
            Text = section.Prose(skipLeadingBullets: true),
            EditorsNote = note,
            Evidence = evidence,
            Source = file.FrontMatter.Source,
            SourceSections = [.. fields.List("Claims").Where(claims.ContainsKey).Select(id => claims[id].Section.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)],
            AskedAs = reader.Examples(file, section.Subsection("Asked as"), "alternate question"),
        };
        CheckClaims(file, section, passage, fields.LineOf("Claims", section.Line));
        PassageStyle.Check(reader, file, section, passage);
        reader.Problems.AddIf(
            fields.Text("Beside caution") is not ("" or "short"),
            file.Path, fields.LineOf("Beside caution", section.Line), "A passage is either whole beside the note on caution or 'short'.", "Write '- Beside caution: short', or take the line out.");
        reader.Problems.AddIf(passage.Text.Length == 0, file.Path, section.Line, $"The passage '{section.Title}' is empty.", "Write what the source says on it, or remove the heading.");

        return passage;
    }

    private void CheckClaims(KnowledgeFile file, MarkdownSection section, Passage passage, int line)
    {
        // A clinic's own topics restate nothing of the article, and must not be taken for it.
        var isOfArticle = file.FrontMatter.Source == _article;
        reader.Problems.AddIf(
            passage.Claims.Count == 0 && isOfArticle,
            file.Path, section.Line, $"The passage '{section.Title}' names no claim.", "Add '- Claims: C16' below the heading; in a file of the clinic's own topics, name another 'source' in the front matter.");

        reader.Problems.AddIf(
            passage.Claims.Count > 0 && !isOfArticle,
            file.Path, line, $"The passage '{section.Title}' restates a claim of the article, but the file names another source.", $"Write 'source: {_article}' in the front matter, as in {ClaimReader.FileName}, or take the claims out.");

        foreach (var id in passage.Claims)
        {
            if (!claims.TryGetValue(id, out var claim))
            {
                reader.Problems.Add(file.Path, line, $"The claim '{id}' is unknown.", $"Use an id listed in {ClaimReader.FileName}.");
            }
            else if (claim.NoteRequired && passage.EditorsNote.Length == 0)
            {
                reader.Problems.Add(file.Path, section.Line, $"Claim {id} must not be shown without an editor's note.", $"Add a quote that begins with '> {NoteMark}'.");
            }
        }
    }

    // The note as it is always seen, and what it relies on.
    private (string Note, string Evidence) Note(KnowledgeFile file, MarkdownSection section)
    {
        foreach (var quote in section.Quotes)
        {
            if (!quote.Text.StartsWith(NoteMark, StringComparison.Ordinal))
            {
                reader.Problems.Add(file.Path, quote.Line, "The quote is not marked as an editor's note.", $"Begin it with '> {NoteMark}', or make it a paragraph.");
            }
            else if (!quote.Text.Contains("](https://", StringComparison.Ordinal))
            {
                reader.Problems.Add(file.Path, quote.Line, "The editor's note has no reference.", "Add a link to the source it relies on: [name](https://...).");
            }
        }

        var whole = string.Join("\n\n", section.Quotes.Select(q => q.Text));
        var evidence = whole.IndexOf(EvidenceMark, StringComparison.Ordinal);
        return evidence < 0 ? (whole, "") : (whole[..evidence].TrimEnd(), whole[evidence..]);
    }

    private Dictionary<string, IReadOnlyList<string>> BulkQuestions(HashSet<string> known)
    {
        var questions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var file in reader.Files("questions"))
        {
            foreach (var section in file.Sections)
            {
                reader.Problems.AddIf(!known.Contains(section.Title), file.Path, section.Line, $"There is no passage '{section.Title}'.", "Use the id of a passage in topics/ as the heading.");

                questions[section.Title] = [.. questions.GetValueOrDefault(section.Title, []), .. reader.Examples(file, section, "alternate question")];
            }
        }

        return questions;
    }

    private sealed record PlacedPassage(KnowledgeFile File, MarkdownSection Section, Passage Passage);
}
