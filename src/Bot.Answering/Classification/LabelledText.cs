namespace Bot.Answering.Classification;

/// <summary>A raw example and the number of its class.</summary>
internal readonly record struct LabelledText(string Text, int Class);
