namespace Bot.Answering.Search;

/// <summary>An entry found, by its number in the order of indexing, and its BM25 score.</summary>
internal readonly record struct EntryHit(int Entry, float Score);
