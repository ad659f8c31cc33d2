using System.Text.Json.Serialization;

namespace Bot.Answering.Evaluation;

/// <summary>A labelled message of <c>tests/evaluation</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Question">What was typed.</param>
/// <param name="Kind">answerable, out_of_scope, chitchat, adversarial or urgent.</param>
/// <param name="Pain">The doctor reply is due; null: either is right.</param>
/// <param name="Urgent">An urgent or crisis reply is due.</param>
/// <param name="Flag">The red flag shown, where it is labelled.</param>
public sealed record EvaluationQuestion(
    [property: JsonRequired] string Id, [property: JsonRequired] string Question, [property: JsonRequired] string Kind, [property: JsonRequired] bool? Pain, [property: JsonRequired] bool Urgent,
    string? Flag = null)
{
    /// <summary>Any passage that restates one of these is right.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>A labelled chat of <c>tests/evaluation</c>: what a visitor typed, in order, and what each message calls for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Turns">What was typed.</param>
/// <param name="Want">For each turn one of <see cref="EvaluatedTurn.Labels"/>.</param>
/// <param name="Group">What the chat is about, for the report.</param>
/// <param name="Language">ISO 639-1 code of its language.</param>
public sealed record EvaluationConversation(
    [property: JsonRequired] string Id, [property: JsonRequired] IReadOnlyList<string> Turns, [property: JsonRequired] IReadOnlyList<string> Want, string Group = "",
    [property: JsonPropertyName("lang")] string Language = "en");
