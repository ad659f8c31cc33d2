namespace Bot.Stores.Counts;

/// <summary>Counts in this process, gone with it.</summary>
internal sealed class MemoryCounts : ICountStore
{
    private readonly Lock _gate = new();

    // Guarded by the gate.
    private readonly Dictionary<(DateOnly Day, string Name, string Label), long> _counts = [];
    private readonly HashSet<(DateOnly Day, string Mark)> _marks = [];
    private readonly Dictionary<DateOnly, byte[]> _salts = [];

    public Task AddAsync(IReadOnlyCollection<Count> counts, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (day, name, label, number) in counts)
            {
                _counts[(day, name, label)] = _counts.GetValueOrDefault((day, name, label)) + number;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Count>> ReadAsync(DateOnly from, CancellationToken cancellationToken)
    {
        using var scope = _gate.EnterScope();
        return Task.FromResult<IReadOnlyList<Count>>([.. _counts.Where(c => c.Key.Day >= from).Select(c => new Count(c.Key.Day, c.Key.Name, c.Key.Label, c.Value))]);
    }

    public Task<bool> MarkAsync(DateOnly day, string mark, CancellationToken cancellationToken)
    {
        using var scope = _gate.EnterScope();
        return Task.FromResult(_marks.Add((day, mark)));
    }

    public Task<byte[]> SaltAsync(DateOnly day, CancellationToken cancellationToken)
    {
        using var scope = _gate.EnterScope();
        return Task.FromResult(_salts.TryGetValue(day, out var salt) ? salt : _salts[day] = RandomNumberGenerator.GetBytes(32));
    }

    public Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var old in _counts.Keys.Where(key => key.Day < countsBefore).ToList())
            {
                _counts.Remove(old);
            }

            _marks.RemoveWhere(mark => mark.Day < marksBefore);
            foreach (var old in _salts.Keys.Where(day => day < marksBefore).ToList())
            {
                _salts.Remove(old);
            }
        }

        return Task.CompletedTask;
    }
}
