namespace Bot.Stores.Counts;

/// <summary>Counts on the server, for all replicas together: a hash for each day, which expires there.</summary>
internal sealed class RedisCounts(RedisServer server, TimeProvider time) : ICountStore
{
    /// <summary>The marks of a day are asked for on that day, by clocks that may differ by hours.</summary>
    private static readonly TimeSpan MarkLifetime = TimeSpan.FromHours(30);

    public async Task AddAsync(IReadOnlyCollection<Count> counts, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        foreach (var day in counts.GroupBy(count => count.Day))
        {
            await Task.WhenAll(day.Select(count => redis.HashIncrementAsync(Key("counts", day.Key), $"{count.Name}|{count.Label}", count.Number)));
            await redis.KeyExpireAsync(Key("counts", day.Key), day.Key.AddDays(ICountStore.KeptDays + 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        }
    }

    public async Task<IReadOnlyList<Count>> ReadAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var days = Enumerable.Range(0, Math.Max(0, today.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
        var read = await Task.WhenAll(days.Select(async day => (Day: day, Fields: await redis.HashGetAllAsync(Key("counts", day)))));
        return [.. read.SelectMany(day => day.Fields.Select(field => ToCount(day.Day, field)))];
    }

    public async Task<bool> MarkAsync(DateOnly day, string mark, CancellationToken cancellationToken) =>
        await (await server.GetAsync()).StringSetAsync($"{Key("mark", day)}:{mark}", "", MarkLifetime, When.NotExists);

    public async Task<byte[]> SaltAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        await redis.StringSetAsync(Key("salt", day), RandomNumberGenerator.GetBytes(32), MarkLifetime, When.NotExists);
        return (await redis.StringGetAsync(Key("salt", day)))!;
    }

    public Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore, CancellationToken cancellationToken) => Task.CompletedTask;

    private static Count ToCount(DateOnly day, HashEntry field)
    {
        var name = (string)field.Name!;
        var bar = name.IndexOf('|', StringComparison.Ordinal);
        return new Count(day, name[..bar], name[(bar + 1)..], (long)field.Value);
    }

    private RedisKey Key(string what, DateOnly day) => $"{server.Prefix}staff:{what}:{day.ToString("O", CultureInfo.InvariantCulture)}";
}
