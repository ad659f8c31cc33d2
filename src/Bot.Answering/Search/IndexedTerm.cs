using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Bot.Answering.Search;

/// <summary>A term as the index has it.</summary>
/// <param name="Bytes">The term.</param>
/// <param name="States">By field: where its postings stand; null in a field without it.</param>
/// <param name="Documents">By field: how many documents have it.</param>
internal sealed record IndexedTerm(BytesRef Bytes, TermState?[] States, int[] Documents);
