namespace Bot.Benchmarks;

/// <summary>What can be asked of the program.</summary>
internal static class Usage
{
    public static int Refuse(TextWriter error)
    {
        error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Bot.Benchmarks -- COMMAND

              retrieval CORPUS.jsonl QUERIES.jsonl RUN.trec   rank a collection in BEIR layout, write a TREC run
            """);
        return Exit.Usage;
    }
}
