using System.Reflection;
using Bot.DirectLine.Conversations;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Stores;

/// <summary>A real store between which and its disk a fault can be put.</summary>
#pragma warning disable CA1852 // The proxy is derived from it.
public class FailingStore : DispatchProxy
#pragma warning restore CA1852
{
    private IDirectLineStore _store = null!;

    /// <summary>Every call fails, as with a full disk.</summary>
    public bool IsFailing { get; set; }

    public int Calls { get; private set; }

    internal static (IDirectLineStore Store, FailingStore Switch) Around(IDirectLineStore store)
    {
        var proxy = Create<IDirectLineStore, FailingStore>();
        var failing = (FailingStore)(object)proxy;
        failing._store = store;
        return (proxy, failing);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls++;
        return IsFailing && targetMethod!.Name != nameof(IDirectLineStore.Watch)
            ? throw new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL)
            : targetMethod!.Invoke(_store, args);
    }
}
