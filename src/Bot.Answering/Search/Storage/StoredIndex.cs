namespace Bot.Answering.Search.Storage;

/// <summary>An index and how it came about.</summary>
/// <param name="Index">Ready to be searched.</param>
/// <param name="Reused">It was read from disk, not built.</param>
/// <param name="Problem">Why it could not be read or kept; null when all went well.</param>
internal sealed record StoredIndex(PassageIndex Index, bool Reused, string? Problem);
