namespace Bot.Hosting;

/// <summary>An exception without its text: its types, from the outermost to its causes, and the places they were thrown at.</summary>
#pragma warning disable CA1032, RCS1194 // Made of another exception, and never thrown.
internal sealed class FaultOutline(Exception fault) : Exception
#pragma warning restore CA1032, RCS1194
{
    public override string Message => fault.GetType().FullName!;

    public override string? StackTrace => fault.StackTrace;

    public override string ToString() => string.Join(Environment.NewLine, Lines(fault));

    private static IEnumerable<string> Lines(Exception fault)
    {
        yield return fault.GetType().FullName!;
        if (fault.StackTrace is { } trace)
        {
            yield return trace;
        }

        foreach (var line in (fault as AggregateException)?.InnerExceptions.SelectMany(Lines) ?? (fault.InnerException is { } cause ? Lines(cause) : []))
        {
            yield return line;
        }
    }
}
