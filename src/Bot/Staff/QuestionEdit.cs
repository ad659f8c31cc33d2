namespace Bot.Staff;

/// <summary>What has become of a question that staff wanted to add.</summary>
/// <param name="Question">The way of asking.</param>
/// <param name="Passage">Id of the passage.</param>
/// <param name="File">The file that it belongs into, as the knowledge folder names it.</param>
/// <param name="IsLive">It stands there, and the bot answers with it.</param>
/// <param name="Problems">Why not.</param>
/// <param name="Figures">What <c>evaluate</c> and the conversations say without it and with it.</param>
internal sealed record QuestionEdit(string Question, string Passage, string File, bool IsLive, IReadOnlyList<string> Problems, IReadOnlyList<EditFigure> Figures);
