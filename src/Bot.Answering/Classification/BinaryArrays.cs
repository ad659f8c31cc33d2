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
        writer.Write(values.Count(value => value != 0));
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                writer.Write(i);
                writer.Write(values[i]);
            }
        }
    }

    /// <param name="reader">Stands where <see cref="WriteSparse"/> began.</param>
    /// <param name="length">Of the array.</param>
    public static float[] ReadSparse(this BinaryReader reader, int length)
    {
        var values = new float[length];
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            values[reader.ReadInt32()] = reader.ReadSingle();
        }

        return values;
    }
}
