using Bot.Benchmarks;
using Bot.Benchmarks.Figures;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Retrieval;
using Bot.Benchmarks.Suites;
using Bot.Benchmarks.Thresholds;

return args switch
{
    ["retrieval", .. var rest] => RetrievalCommand.Run(rest, Console.Out, Console.Error),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest, Console.Out, Console.Error),
    ["thresholds", .. var rest] => ThresholdsCommand.Run(rest, Console.Out, Console.Error),
    ["gates"] => GatesCommand.Run(Console.Out),
    ["table", .. var rest] => await TableCommand.RunAsync(rest, Console.Out, Console.Error),
    ["--test"] => Math.Max(SuiteRunner.Test(Console.Out, Console.Error), ThresholdsCommand.Test(Console.Out, Console.Error)),
    ["suites", .. var rest] => SuiteRunner.Measure([.. rest]),
    _ => Usage.Refuse(Console.Error),
};
