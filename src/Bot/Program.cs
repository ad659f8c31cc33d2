using Bot.Cli;

// The test host and `dotnet run` pass options such as --environment without a verb: that means serve.
return args switch
{
    [] or ["serve", ..] => await ServeCommand.RunAsync([.. args.Skip(1)]),
    ["ask", .. var rest] => AskCommand.Run(rest, Console.In, Console.Out, Console.Error),
    ["check", .. var rest] => CheckCommand.Run(rest, Console.Out, Console.Error),
    ["evaluate", .. var rest] => EvaluateCommand.Run(rest, Console.Out, Console.Error),
    ["help" or "--help" or "-h", ..] => Usage.Show(Console.Out),
    [['-', '-', ..], ..] => await ServeCommand.RunAsync(args),
    _ => Usage.Refuse(args[0], Console.Error),
};
