namespace Bot.Answering.Safety;

/// <summary>Where in a message the slots of patterns are filled.</summary>
internal ref struct SlotHits
{
    /// <summary>Hits of nearly every message; more are taken from a pool.</summary>
    public const int Usual = 256;

    private const int PlaceBits = 16;
    private const ulong PlaceMask = (1 << PlaceBits) - 1;

    // Slot, start and end in one number, so that sorting brings the hits of a slot together.
    private Span<ulong> _hits;
    private ulong[]? _rented;
    private int _count;

    /// <param name="buffer">To begin with.</param>
    public SlotHits(Span<ulong> buffer) => _hits = buffer;

    public void Add(int slot, int start, int end)
    {
        if (_count == _hits.Length)
        {
            Grow();
        }

        _hits[_count++] = ((ulong)slot << (2 * PlaceBits)) | ((ulong)start << PlaceBits) | (uint)end;
    }

    /// <summary>To be called once all hits are in.</summary>
    public readonly void Sort() => _hits[.._count].Sort();

    /// <summary>Every slot is filled, near where the first one is.</summary>
    public readonly bool AreNear(int[] slots)
    {
        foreach (var first in Of(slots[0]))
        {
            if (AllNear(first, slots.AsSpan(1)))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private readonly bool AllNear(ulong first, ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (!AnyNear(first, Of(slot)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AnyNear(ulong first, ReadOnlySpan<ulong> others)
    {
        foreach (var other in others)
        {
            if (Start(other) - End(first) <= SafetyThresholds.SlotDistance && Start(first) - End(other) <= SafetyThresholds.SlotDistance)
            {
                return true;
            }
        }

        return false;
    }

    private static int Start(ulong hit) => (int)((hit >> PlaceBits) & PlaceMask);

    private static int End(ulong hit) => (int)(hit & PlaceMask);

    private readonly ReadOnlySpan<ulong> Of(int slot)
    {
        ReadOnlySpan<ulong> hits = _hits[.._count];
        var start = LowerBound(hits, (ulong)slot << (2 * PlaceBits));
        var length = LowerBound(hits[start..], (ulong)(slot + 1) << (2 * PlaceBits));
        return hits.Slice(start, length);
    }

    private static int LowerBound(ReadOnlySpan<ulong> hits, ulong value)
    {
        var at = hits.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private void Grow()
    {
        var larger = ArrayPool<ulong>.Shared.Rent(_hits.Length * 2);
        _hits.CopyTo(larger);
        Dispose();
        _hits = _rented = larger;
    }
}
