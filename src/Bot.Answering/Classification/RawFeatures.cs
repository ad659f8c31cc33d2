namespace Bot.Answering.Classification;

/// <summary>The features of a message before they are weighted: column numbers in ascending order, one for each occurrence.</summary>
internal readonly record struct RawFeatures(int[] Columns);
