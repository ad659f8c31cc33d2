namespace Bot.Answering.Knowledge;

/// <summary>What is indexed, cited and shown: one heading of a topic file, which answers one thing a visitor asks.</summary>
public sealed record Passage
{
    public required string Id { get; init; }

    /// <summary>The question the passage answers; also shown as a suggestion.</summary>
    public required string Heading { get; init; }

    public required string Topic { get; init; }

    /// <summary>Ids of the article's claims that the text restates, such as <c>C16</c>; none for a clinic's own topic.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    public required DoctorReplyPolicy DoctorReply { get; init; }

    /// <summary>Id of the passage with the article's reason for this one; empty when it gives none.</summary>
    public string Why { get; init; } = "";

    /// <summary>Conditions for which this is the answer by rule, since the article does not name them: words and phrases.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Words that ask about the massage; beside one of them a condition is answered even where the words alone would be out of scope.</summary>
    public IReadOnlyList<string> AskedWith { get; init; } = [];

    /// <summary>Ids of the passages and fixed replies that it stands in for where one of the <see cref="Conditions"/> is named.</summary>
    public IReadOnlyList<string> InsteadOf { get; init; } = [];

    /// <summary>Beside the note on caution the editor's note is left out where the answer would be too long: it says the same.</summary>
    public bool IsShortBesideCaution { get; init; }

    /// <summary>Ids of passages offered as suggestions.</summary>
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>Markdown, shown as it stands.</summary>
    public required string Text { get; init; }

    /// <summary>Markdown of the editor's note, which is never parted from <see cref="Text"/>; empty when the claims are undisputed.</summary>
    public required string EditorsNote { get; init; }

    /// <summary>Markdown: what the editor's note relies on, part of the same quote; empty when the note itself names it.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Title of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The parts of the source that are restated, such as <c>paragraph 5</c>; none for a clinic's own topic.</summary>
    public IReadOnlyList<string> SourceSections { get; init; } = [];

    /// <summary>Alternate questions: indexed and learned from, never shown.</summary>
    public required IReadOnlyList<string> AskedAs { get; init; }
}

/// <summary>Whether a passage by itself makes its question one of pain management.</summary>
public enum DoctorReplyPolicy
{
    /// <summary>Decided from the visitor's words, those of earlier messages among them.</summary>
    WhenAskedAboutPain,

    /// <summary>Decided from this message alone: a fact of the clinic.</summary>
    WhenMessageIsAboutPain,

    /// <summary>
    /// Whoever asks this asks about pain, an injury, a condition or suitability. A fixed reply is also given to messages
    /// that are like nothing known: for those it takes a message that leaves room for doubt.
    /// </summary>
    Always,
}

/// <summary>Reports a passage that is too long or too hard to read on a phone, before a visitor has to read it.</summary>
internal static class PassageStyle
{
    public const int MaxWords = 60;
    public const int MaxSentence = 20;
    public const double MaxGrade = 8;

    /// <summary>Words of passage, editor's note and evidence; with source, doctor reply and a note on a condition an answer then stays below 180.</summary>
    public const int MaxWhole = 110;

    public static void Check(ProblemList problems, MarkdownSection section, Passage passage)
    {
        var at = section.Blocks.Find(block => block.Kind == MarkdownBlockKind.Paragraph)?.At ?? section.At;

        void Report(bool isWrong, FormattableString what, string remedy) => problems.AddIf(isWrong, at, FormattableString.Invariant(what), remedy);

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
