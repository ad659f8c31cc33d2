namespace Bot.Answering.Classification;

/// <summary>Writes an array most of whose elements are zero.</summary>
internal static class SparseArray
{
    public static void Write(BinaryWriter writer, float[] values)
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

    /// <param name="reader">Stands where <see cref="Write"/> began.</param>
    /// <param name="length">Of the array.</param>
    public static float[] Read(BinaryReader reader, int length)
    {
        var values = new float[length];
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            values[reader.ReadInt32()] = reader.ReadSingle();
        }

        return values;
    }
}
