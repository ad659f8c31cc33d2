namespace Bot.Cli;

/// <summary>Shows what waits for a clinician's signature, and signs.</summary>
internal static class SignCommand
{
    public static int Run(IReadOnlyList<string> args, DateOnly today, TextWriter output, TextWriter error) => VerbSettings.Run(args, error, ExitCode.Usage, settings =>
    {
        if (Parse(settings.Arguments) is not { } call)
        {
            return Usage.Refuse(settings.Unknown ?? "sign", error);
        }

        var signing = new Signing(settings.KnowledgeFolder);
        if (call.Names.Count == 0)
        {
            Write(signing.State, output);
            return ExitCode.Done;
        }

        if (call.Names.FirstOrDefault(name => signing.Find(name).Count == 0) is { } unknown)
        {
            error.WriteLine($"There is no text '{unknown}'.");
            return ExitCode.Usage;
        }

        List<SignableText> texts = [.. call.Names.SelectMany(signing.Find).DistinctBy(text => text.Name)];
        if (call.Reviewer is null)
        {
            texts.ForEach(text => output.WriteLine($"# {text.Name}\n\n{text.Text}"));
            return ExitCode.Done;
        }

        signing.Sign(texts, call.Reviewer, call.Role!, today);
        output.WriteLine($"{texts.Count} text(s) signed off by {call.Reviewer}, {call.Role}.");
        return ExitCode.Done;
    });

    public static void Write(SignOffState state, TextWriter output)
    {
        output.WriteLines(state.Edited.Select(name => $"edited since it was signed: {name}"));
        output.WriteLines(state.Missing.Select(name => $"never signed: {name}"));
        output.WriteLine($"Signed off: {state.Holding.Count}; edited since: {state.Edited.Count}; never signed: {state.Missing.Count}.");
    }

    private static Call? Parse(IReadOnlyList<string> arguments)
    {
        var names = arguments.ToList();
        var (reviewer, role) = (names.Take("--reviewer"), names.Take("--role"));
        var isSigned = reviewer is not null && role is not null && SignOff.CanHold(reviewer) && SignOff.CanHold(role) && names.Count > 0;
        return (isSigned || (reviewer ?? role) is null) && !names.Exists(name => name.StartsWith('-')) ? new Call(reviewer, role, names) : null;
    }

    private sealed record Call(string? Reviewer, string? Role, IReadOnlyList<string> Names);
}
