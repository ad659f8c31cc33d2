using Bot.Benchmarks;
using Bot.Benchmarks.Retrieval;

return args switch
{
    ["retrieval", .. var rest] => RetrievalCommand.Run(rest, Console.Out, Console.Error),
    _ => Usage.Refuse(Console.Error),
};
