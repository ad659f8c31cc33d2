namespace Bot.Answering.Classification;

/// <summary>Arrays in the file of what was learned.</summary>
internal static class BinaryArrays
{
    /// <summary>Writes the length and the elements as they are.</summary>
    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads what <see cref="WriteArray"/> wrote.</summary>
    public static T[] ReadArray<T>(this BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>Writes an array most of whose elements are zero.</summary>
    public static void WriteSparse(this BinaryWriter writer, float[] values)
    {
        int[] places = [.. Enumerable.Range(0, values.Length).Where(i => values[i] != 0)];
        writer.WriteArray<int>(places);
        writer.WriteArray<float>([.. places.Select(i => values[i])]);
    }

    public static float[] ReadSparse(this BinaryReader reader, int length)
    {
        var values = new float[length];
        var places = reader.ReadArray<int>();
        var others = reader.ReadArray<float>();
        for (var i = 0; i < places.Length; i++)
        {
            values[places[i]] = others[i];
        }

        return values;
    }
}
