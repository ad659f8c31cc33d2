// Options without a verb mean serve.
return args switch
{
    ["serve", ..] => await ServeCommand.RunAsync([.. args.Skip(1)]),
    ["ask", .. var rest] => AskCommand.Run(rest, Console.In, Console.Out, Console.Error),
    ["check", .. var rest] => CheckCommand.Run(rest, Console.Out, Console.Error),
    ["evaluate", .. var rest] => EvaluateCommand.Run(rest, DateTimeOffset.UtcNow, Console.Out, Console.Error),
    ["assurance", .. var rest] => AssuranceCommand.Run(rest, DateTimeOffset.UtcNow, Console.Out, Console.Error),
    ["import", .. var rest] => ImportCommand.Run(rest, DateOnly.FromDateTime(DateTime.UtcNow), Console.Out, Console.Error),
    ["sign", .. var rest] => SignCommand.Run(rest, DateOnly.FromDateTime(DateTime.UtcNow), Console.Out, Console.Error),
    ["backup", .. var rest] => BackupCommand.Backup(rest, Console.Out, Console.Error),
    ["restore", .. var rest] => BackupCommand.Restore(rest, Console.Out, Console.Error),
    ["version" or "--version", .. var rest] => VersionCommand.Run(rest, Console.Out),
    ["help" or "--help" or "-h", ..] => Usage.Show(Console.Out),
    [] or [['-', '-', ..], ..] => await ServeCommand.RunAsync(args),
    _ => Usage.Refuse(args[0], Console.Error),
};
