namespace Bot.Benchmarks;

/// <summary>What can be asked of the program.</summary>
internal static class Usage
{
    public static int Refuse(TextWriter error)
    {
        error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Bot.Benchmarks -- COMMAND

              retrieval CORPUS.jsonl QUERIES.jsonl RUN.trec   rank a collection in BEIR layout, write a TREC run
              load URL [OPTIONS]                              drive a bot on this machine, print rates and server CPU
              suites [BENCHMARKDOTNET OPTIONS]                measure the suites, such as: suites --filter *Search*
              thresholds [--folds N] [FILE...]                what moving each threshold costs, by default on tests/evaluation
              gates                                           check the figures that do not depend on the machine
              table [README.md]                               measure all figures, rewrite the table of the README
              --test                                          run every benchmark once
            """);
        return Exit.Usage;
    }
}
