namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>topics/*.md</c> and the bulk questions of <c>questions/*.md</c> into passages.</summary>
internal sealed class TopicReader(FolderReader reader, IReadOnlyDictionary<string, Claim> claims)
{
    private const string NoteMark = "**Editor's note:**";
    private const string EvidenceMark = "**Evidence:**";

    private readonly string? _article = reader.File(ListReader.ClaimFile)?.FrontMatter.Source;

    public IReadOnlyList<Passage> Read()
    {
        var topics = reader.Files("topics");
        reader.Problems.AddIf(topics.Count == 0, "topics", "There is no topic file.", "Add Markdown files with passages to topics/.");

        List<(MarkdownSection Section, Passage Passage)> placed = [.. topics.SelectMany(file => file.Sections).Select(section => (section, Passage(section)))];
        var known = placed.Select(p => p.Passage.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (section, passage) in placed)
        {
            foreach (var id in passage.Related.Append(passage.Why).Where(id => id.Length > 0 && !known.Contains(id)))
            {
                reader.Problems.Add(section.At, $"'{section.Title}' is related to '{id}', which does not exist.", "Name the id of a passage.");
            }
        }

        var restated = placed.SelectMany(p => p.Passage.Claims).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in claims.Keys.Where(id => !restated.Contains(id)))
        {
            reader.Problems.Add(ListReader.ClaimFile, $"No passage restates claim {claim}.", "Add it to the 'Claims' of the passage that restates it, or write one.");
        }

        var questions = BulkQuestions(known);
        return [.. placed.Select(p => p.Passage with { AskedAs = [.. p.Passage.AskedAs, .. questions.GetValueOrDefault(p.Passage.Id, [])] })];
    }

    private Passage Passage(MarkdownSection section)
    {
        var front = section.File.FrontMatter;
        var fields = new SectionFields(section, reader.Problems, "Claims", "Doctor reply", "Related", "Why", "Conditions", "Asked with", "Instead of", "Beside caution");
        var (note, evidence) = Note(section);
        var passage = new Passage
        {
            Id = reader.Id(section, "passage id"),
            Heading = section.Title,
            Topic = front.Title,
            Claims = fields.List("Claims"),
            DoctorReply = fields.DoctorReply(),
            Related = fields.List("Related"),
            Why = fields.Text("Why"),
            Conditions = fields.List("Conditions"),
            AskedWith = fields.List("Asked with"),
            InsteadOf = fields.List("Instead of"),
            IsShortBesideCaution = fields.Text("Beside caution") == "short",
            Text = section.Prose(skipLeadingBullets: true),
            EditorsNote = note,
            Evidence = evidence,
            Source = front.Source,
            SourceSections = [.. fields.List("Claims").Where(claims.ContainsKey).Select(id => claims[id].Section.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)],
            AskedAs = reader.AskedAs(section),
        };
        CheckClaims(section, passage, fields.At("Claims"));
        PassageStyle.Check(reader.Problems, section, passage);
        reader.Problems.AddIf(
            fields.Text("Beside caution") is not ("" or "short"),
            fields.At("Beside caution"), "A passage is either whole beside the note on caution or 'short'.", "Write '- Beside caution: short', or take the line out.");
        reader.Problems.AddIf(passage.Text.Length == 0, section.At, $"The passage '{section.Title}' is empty.", "Write what the source says on it, or remove the heading.");
        return passage;
    }

    private void CheckClaims(MarkdownSection section, Passage passage, Place at)
    {
        // A clinic's own topics restate nothing of the article, and must not be taken for it.
        var isOfArticle = section.File.FrontMatter.Source == _article;
        reader.Problems.AddIf(
            passage.Claims.Count == 0 && isOfArticle,
            section.At, $"The passage '{section.Title}' names no claim.", "Add '- Claims: C16' below the heading; in a file of the clinic's own topics, name another 'source' in the front matter.");

        reader.Problems.AddIf(
            passage.Claims.Count > 0 && !isOfArticle,
            at, $"The passage '{section.Title}' restates a claim of the article, but the file names another source.", $"Write 'source: {_article}' in the front matter, as in {ListReader.ClaimFile}, or take the claims out.");

        foreach (var id in passage.Claims)
        {
            if (!claims.TryGetValue(id, out var claim))
            {
                reader.Problems.Add(at, $"The claim '{id}' is unknown.", $"Use an id listed in {ListReader.ClaimFile}.");
            }
            else if (claim.NoteRequired && passage.EditorsNote.Length == 0)
            {
                reader.Problems.Add(section.At, $"Claim {id} must not be shown without an editor's note.", $"Add a quote that begins with '> {NoteMark}'.");
            }
        }
    }

    // The note as it is always seen, and what it relies on.
    private (string Note, string Evidence) Note(MarkdownSection section)
    {
        foreach (var quote in section.Quotes)
        {
            if (!quote.Text.StartsWith(NoteMark, StringComparison.Ordinal))
            {
                reader.Problems.Add(quote.At, "The quote is not marked as an editor's note.", $"Begin it with '> {NoteMark}', or make it a paragraph.");
            }
            else if (!quote.Text.Contains("](https://", StringComparison.Ordinal))
            {
                reader.Problems.Add(quote.At, "The editor's note has no reference.", "Add a link to the source it relies on: [name](https://...).");
            }
        }

        var whole = string.Join("\n\n", section.Quotes.Select(q => q.Text));
        var evidence = whole.IndexOf(EvidenceMark, StringComparison.Ordinal);
        return evidence < 0 ? (whole, "") : (whole[..evidence].TrimEnd(), whole[evidence..]);
    }

    private Dictionary<string, IReadOnlyList<string>> BulkQuestions(HashSet<string> known)
    {
        var questions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var section in reader.Files("questions").SelectMany(file => file.Sections))
        {
            reader.Problems.AddIf(!known.Contains(section.Title), section.At, $"There is no passage '{section.Title}'.", "Use the id of a passage in topics/ as the heading.");
            questions[section.Title] = [.. questions.GetValueOrDefault(section.Title, []), .. reader.Examples(section, FolderReader.AlternateQuestion)];
        }

        return questions;
    }
}
