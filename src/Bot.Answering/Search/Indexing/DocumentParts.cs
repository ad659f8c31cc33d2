namespace Bot.Answering.Search.Indexing;

/// <summary>Parts of a document in <see cref="DocumentWords"/>; a heading and an alternate question share the title's place.</summary>
internal static class DocumentParts
{
    public const int Title = 0;

    public const int TitleExtra = 1;

    public const int Text = 2;

    public const int TextExtra = 3;

    public const int Count = 4;
}
