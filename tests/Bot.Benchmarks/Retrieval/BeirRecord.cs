namespace Bot.Benchmarks.Retrieval;

/// <summary>One line of a corpus or of its queries in BEIR layout.</summary>
internal sealed record BeirRecord(string Id, string Title, string Text);
