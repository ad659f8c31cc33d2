using Bot.DirectLine.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Stores;

public sealed class MemoryDirectLineStoreTests : DirectLineStoreContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    protected override TimeProvider Time => _time;

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IDirectLineStore> OpenAsync() => Task.FromResult<IDirectLineStore>(new MemoryDirectLineStore(_time));

    protected override Task PassAsync()
    {
        _time.Advance(TimeSpan.FromMilliseconds(100));
        return Task.CompletedTask;
    }
}
