namespace Bot.Answering.Search.Indexing;

/// <summary>A term as a number, the same in every process; two terms of one passage share one too seldom to matter.</summary>
internal static class TermHash
{
    // FNV-1a; string.GetHashCode differs from run to run.
    public static uint Of(ReadOnlySpan<char> term)
    {
        var hash = 2166136261u;
        foreach (var character in term)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }
}
