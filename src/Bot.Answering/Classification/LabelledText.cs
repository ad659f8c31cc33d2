namespace Bot.Answering.Classification;

/// <summary>A raw example and the number of its class.</summary>
internal sealed record LabelledText(string Text, int Class);
