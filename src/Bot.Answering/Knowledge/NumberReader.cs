namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/numbers.md</c>: whom to call in each country.</summary>
internal static class NumberReader
{
    public const string FileName = "safety/numbers.md";

    private static readonly string[] Fields = ["Emergency", "Same day", "Crisis", "Abuse", "Child", "Poison", "Source"];

    public static IReadOnlyDictionary<string, CountryNumbers> Read(FolderReader reader)
    {
        var countries = new Dictionary<string, CountryNumbers>(StringComparer.OrdinalIgnoreCase);
        if (reader.File(FileName) is not { } file)
        {
            return countries;
        }

        foreach (var section in file.Sections)
        {
            var code = reader.Id(file, section, "country");
            var fields = new SectionFields(section, file.Path, reader.Problems, Fields);
            foreach (var field in Fields.Where(field => fields.Text(field).Length == 0))
            {
                reader.Problems.Add(file.Path, section.Line, $"'{section.Title}' has no '{field}'.", $"Add '- {field}: ...' below the heading.");
            }

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

        reader.Problems.AddIf(!countries.ContainsKey(Contacts.Default), FileName, 0, "There is no general wording for where no country is set.", $"Add a section {{#{Contacts.Default}}}.");

        return countries;
    }
}
