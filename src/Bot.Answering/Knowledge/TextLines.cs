namespace Bot.Answering.Knowledge;

/// <summary>The lines of a text, of which no copies are made; there is always one.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _ends = [];

    /// <param name="text">Line ends of any kind.</param>
    public TextLines(string text)
    {
        _text = text.ReplaceLineEndings("\n");
        for (var end = -1; (end = _text.IndexOf('\n', end + 1)) >= 0;)
        {
            _ends.Add(end);
        }

        _ends.Add(_text.Length);
    }

    public int Count => _ends.Count;

    public ReadOnlySpan<char> this[int line]
    {
        get
        {
            var start = line == 0 ? 0 : _ends[line - 1] + 1;
            return _text.AsSpan(start, _ends[line] - start);
        }
    }
}
