using Bot.Answering.Text;

namespace Bot.Answering.Knowledge;

/// <summary>Reports a passage that is too long or too hard to read on a phone, before a visitor has to read it.</summary>
internal static class PassageStyle
{
    public const int MaxWords = 60;
    public const int MaxSentence = 20;
    public const double MaxGrade = 8;

    /// <summary>Words of passage, editor's note and evidence; with source, doctor reply and a note on a condition an answer then stays below 180.</summary>
    public const int MaxWhole = 110;

    public static void Check(FolderReader reader, KnowledgeFile file, MarkdownSection section, Passage passage)
    {
        var line = section.Blocks.Find(block => block.Kind == MarkdownBlockKind.Paragraph)?.Line ?? section.Line;

        void Report(bool isWrong, FormattableString what, string remedy)
        {
            if (isWrong)
            {
                reader.Problems.Add(file.Path, line, FormattableString.Invariant(what), remedy);
            }
        }

        var words = Readability.Words(passage.Text);
        Report(words > MaxWords, $"The passage '{section.Title}' has {words} words.", $"Say it in at most {MaxWords}.");
        var longest = Readability.LongestSentence(passage.Text);
        Report(longest > MaxSentence, $"A sentence of '{section.Title}' has {longest} words.", $"Make it at most {MaxSentence}.");
        var grade = Readability.Grade(passage.Text);
        Report(grade > MaxGrade, $"The passage '{section.Title}' has a Flesch-Kincaid grade of {grade:0.0}.", $"Bring it down to {MaxGrade} with shorter words and sentences.");
        var whole = words + Readability.Words(passage.EditorsNote) + Readability.Words(passage.Evidence);
        Report(whole > MaxWhole, $"The passage '{section.Title}' has {whole} words with its note and evidence.", $"Shorten the note, so that they are at most {MaxWhole} together.");
    }
}
