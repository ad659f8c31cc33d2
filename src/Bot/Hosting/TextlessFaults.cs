using Microsoft.Extensions.Options;

namespace Bot.Hosting;

/// <summary>
/// Logs of exceptions only what they are and where they came from: their texts may repeat what a visitor wrote, and no
/// caller of a logger, here or in a library, can be trusted to know that.
/// </summary>
internal sealed class TextlessFaults(ILoggerFactory inner) : ILoggerFactory
{
    public static void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(sp => new TextlessFaults(new LoggerFactory(
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
            inner.Log(logLevel, eventId, state, exception is null ? null : new FaultOutline(exception), formatter);
    }
}
