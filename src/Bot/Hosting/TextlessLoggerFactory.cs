namespace Bot.Hosting;

/// <summary>
/// Logs of exceptions only what they are and where they came from: their texts may repeat what a visitor wrote, and no
/// caller of a logger, here or in a library, can be trusted to know that.
/// </summary>
internal sealed class TextlessLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public static void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(sp => new TextlessLoggerFactory(new LoggerFactory(
        sp.GetServices<ILoggerProvider>(),
        sp.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
        sp.GetService<IOptions<LoggerFactoryOptions>>(),
        sp.GetService<IExternalScopeProvider>())));

    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);
    public void Dispose() => inner.Dispose();

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, exception is null ? null : new TextlessException(exception), formatter);
    }
}

/// <summary>An exception without its text: its types, from the outermost to its causes, and the places they were thrown at.</summary>
#pragma warning disable CA1032, RCS1194 // Made of another exception, and never thrown.
internal sealed class TextlessException(Exception fault) : Exception
#pragma warning restore CA1032, RCS1194
{
    public override string Message => fault.GetType().FullName!;

    public override string? StackTrace => fault.StackTrace;

    public override string ToString() => string.Join(Environment.NewLine, Lines(fault));

    private static IEnumerable<string> Lines(Exception fault) =>
    [
        fault.GetType().FullName!,
        .. fault.StackTrace is { } trace ? [trace] : Array.Empty<string>(),
        .. (fault as AggregateException)?.InnerExceptions.SelectMany(Lines) ?? (fault.InnerException is { } cause ? Lines(cause) : []),
    ];
}
