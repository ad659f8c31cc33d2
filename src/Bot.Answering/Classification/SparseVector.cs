namespace Bot.Answering.Classification;

/// <summary>The features of one message: column numbers and their values, Euclidean length 1.</summary>
internal readonly record struct SparseVector(int[] Columns, float[] Values);
