namespace Bot.Answering.Search.Indexing;

/// <summary>What is searched as one: a passage with its heading and the other ways to ask for it.</summary>
internal sealed record IndexEntry(string Heading, string Text, IReadOnlyList<string> AskedAs);
