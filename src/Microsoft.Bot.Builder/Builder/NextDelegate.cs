namespace Microsoft.Bot.Builder;

/// <summary>Calls the rest of the middleware.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);
