namespace Bot.Answering.Composition;

/// <summary>A place outside the chat.</summary>
/// <param name="Title">What its button says.</param>
/// <param name="Url">An https: address or a tel: number.</param>
public sealed record AnswerLink(string Title, string Url);
