namespace Bot.Answering.Search;

/// <summary>
/// Words of a question that say little of what it is about. Stored answers seldom use them, so that BM25 would take
/// "hello", "please" or "my" for rare and telling words.
/// </summary>
internal static class FunctionWords
{
    /// <summary>What is left of such a word's weight; it still parts "what causes" from "who causes".</summary>
    public const float Weight = 0.25f;

    private const string Words =
        "i me my myself we us our you your he him his she her have has had do does did can could would should am been being "
        + "from what when which who how why about any some so also just than too very hi hello dear please thank thanks sir "
        + "madam all were get got going go if because while where those them know want need tell out up im ive dont cant";

    public static FrozenSet<string> Terms { get; } = PassageAnalyzer.Stems(Words).ToFrozenSet(StringComparer.Ordinal);
}
