namespace Bot.Answering.Knowledge;

/// <summary>Reads the files that are lists: claims, synonyms, words with a choice, and whom to call.</summary>
internal static partial class ListReader
{
    public const string ClaimFile = "claims.md";
    public const string NumberFile = "safety/numbers.md";

    private const string ChoiceFile = "choices.md";

    /// <summary>The numbered claims of the source, grouped by where they stand in it.</summary>
    public static IReadOnlyDictionary<string, Claim> Claims(FolderReader reader)
    {
        var claims = new Dictionary<string, Claim>(StringComparer.Ordinal);
        var file = reader.File(ClaimFile);
        foreach (var section in file?.Sections ?? [])
        {
            foreach (var bullet in section.Bullets)
            {
                var match = ClaimLine().Match(bullet.Text);
                if (!match.Success)
                {
                    reader.Problems.Add(bullet.At, "The line is not a claim.", "Write it as '- C16: what it claims' or '- C09 (note required): what it claims'.");
                    continue;
                }

                var id = match.Groups["id"].Value;
                reader.Unique("claim", id, bullet.At);
                claims[id] = new Claim(id, section.Title, match.Groups["note"].Success);
            }
        }

        reader.Problems.AddIf(file is not null && claims.Count == 0, ClaimFile, "The file names no claim.", "List the source's claims as '- C01: ...' below a heading for each part of it.");
        return claims;
    }

    /// <summary>Words and phrases that mean the same, by the name of what they mean.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms(FolderReader reader)
    {
        var concepts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var section in reader.File("synonyms.md")?.Sections ?? [])
        {
            reader.Unique("concept", section.Title, section.At);
            concepts[section.Title] = WordList.Of(section.Bullets);
            reader.Problems.AddIf(concepts[section.Title].Count == 0, section.At, $"The concept '{section.Title}' has no words.", "List them as bullets, parted by commas.");
        }

        return concepts;
    }

    /// <summary>Words that alone ask nothing, and what they may be about.</summary>
    public static IReadOnlyList<WordChoice> Choices(FolderReader reader, IReadOnlyList<Passage> passages)
    {
        var choices = new List<WordChoice>();
        foreach (var bullet in reader.File(ChoiceFile)?.Sections.SelectMany(section => section.Bullets) ?? [])
        {
            var (words, ids) = bullet.Text.Split(':') is [var left, var right] ? (WordList.Of(left), WordList.Of(right)) : ([], []);
            reader.Problems.AddIf(
                words.Count == 0 || ids.Count < 2 || ids.Any(id => passages.All(passage => passage.Id != id)),
                bullet.At, "The line does not offer passages to choose from.", "Write '- massage, massages: what-is-it, hands', with the ids of at least two passages.");

            foreach (var word in words)
            {
                reader.Unique("word with a choice", word, bullet.At);
            }

            choices.Add(new WordChoice(words, ids));
        }

        return choices;
    }

    /// <summary>Whom to call in each country.</summary>
    public static IReadOnlyDictionary<string, CountryNumbers> Numbers(FolderReader reader)
    {
        var countries = new Dictionary<string, CountryNumbers>(StringComparer.OrdinalIgnoreCase);
        var file = reader.File(NumberFile);
        foreach (var section in file?.Sections ?? [])
        {
            var code = reader.Id(section, "country");
            var fields = SectionFields.All(section, reader.Problems, "Emergency", "Same day", "Crisis", "Abuse", "Child", "Poison", "Source");
            countries[code] = new CountryNumbers
            {
                Emergency = fields.Text("Emergency"),
                SameDay = fields.Text("Same day"),
                Crisis = fields.Text("Crisis"),
                Abuse = fields.Text("Abuse"),
                Child = fields.Text("Child"),
                Poison = fields.Text("Poison"),
            };
        }

        reader.Problems.AddIf(file is not null && !countries.ContainsKey(Contacts.Default), NumberFile, "There is no general wording for where no country is set.", $"Add a section {{#{Contacts.Default}}}.");
        return countries;
    }

    [GeneratedRegex(@"^(?<id>C\d\d+)(?<note> \(note required\))?: \S", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex ClaimLine();
}

/// <summary>A numbered claim of the source article.</summary>
/// <param name="Id">Such as <c>C16</c>.</param>
/// <param name="Section">Where in the source it stands, such as <c>Paragraph 5</c>.</param>
/// <param name="NoteRequired">A passage that restates it must carry an editor's note.</param>
public sealed record Claim(string Id, string Section, bool NoteRequired);

/// <summary>Words that alone ask nothing, and the passages to choose from when they are all a message holds.</summary>
/// <param name="Words">Whole messages.</param>
/// <param name="Passages">Ids, in the order in which they are offered.</param>
public sealed record WordChoice(IReadOnlyList<string> Words, IReadOnlyList<string> Passages);
