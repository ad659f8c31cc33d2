using Lucene.Net.Store;

namespace Bot.Answering.Search.Indexing;

/// <summary>What building an index makes: Lucene's files in memory, and the words beside them.</summary>
internal sealed record BuiltIndex(RAMDirectory Directory, DocumentWords Words);
