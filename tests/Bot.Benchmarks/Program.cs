using Bot.Benchmarks;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Retrieval;

return args switch
{
    ["retrieval", .. var rest] => RetrievalCommand.Run(rest, Console.Out, Console.Error),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest, Console.Out, Console.Error),
    _ => Usage.Refuse(Console.Error),
};
