namespace Bot.Answering.Knowledge;

/// <summary>One parsed file of <c>knowledge/</c>: its front matter and its headed sections.</summary>
internal sealed record KnowledgeFile(string Path, FrontMatter FrontMatter, IReadOnlyList<MarkdownSection> Sections)
{
    /// <summary>Every heading of the file, whatever its depth, in reading order.</summary>
    public IEnumerable<MarkdownSection> AllSections => Sections.SelectMany(WithDescendants);

    private static IEnumerable<MarkdownSection> WithDescendants(MarkdownSection section) =>
        section.Subsections.SelectMany(WithDescendants).Prepend(section);
}
