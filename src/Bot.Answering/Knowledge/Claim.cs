namespace Bot.Answering.Knowledge;

/// <summary>A numbered claim of the source article.</summary>
/// <param name="Id">Such as <c>C16</c>.</param>
/// <param name="Section">Where in the source it stands, such as <c>Paragraph 5</c>.</param>
/// <param name="NoteRequired">A passage that restates it must carry an editor's note.</param>
public sealed record Claim(string Id, string Section, bool NoteRequired);
