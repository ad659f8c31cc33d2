using System.Collections.Frozen;

namespace Bot.Answering.Review;

/// <summary>A word list that is part of the program.</summary>
internal static class WordFile
{
    public static FrozenSet<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(WordFile).Assembly.GetManifestResourceStream($"Bot.Answering.Review.{name}")!);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
