using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Knowledge;

public sealed class ClinicTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void Answer_FilledIn_IsTheClinicsOwnWordsWithItsButtons()
    {
        _knowledge.Replace("clinic.md", "- Answer:\n\n### Asked as\n\n- are you open", "- Answer: We open at nine.\n- Call: +44 20 7946 0000\n- Book: https://clinic.example/book\n\n### Asked as\n\n- are you open");

        var answer = Assert.IsType<ClinicAnswer>(Ask("are you open on sunday"));

        Assert.StartsWith("We open at nine.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["tel:+442079460000", "https://clinic.example/book"], answer.Links.Select(link => link.Url));
        Assert.Contains("](tel:+442079460000)", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_NotFilledIn_SaysHowToReachTheClinic()
    {
        _knowledge.Replace("clinic.md", "- Call:", "- Call: 01234");

        var answer = Assert.IsType<NoAnswer>(Ask("are you open on sunday", new AnsweringOptions { ClinicContact = "Ring us." }));

        Assert.StartsWith("Wording of clinic-not-filled.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["tel:01234"], answer.Links.Select(link => link.Url));
        Assert.StartsWith("Nobody reads this. Ring us.", Ask("can i speak to a person", new AnsweringOptions { ClinicContact = "Ring us." }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_LineWrittenDown_WinsOverSmallTalkButNeverOverSafety()
    {
        _knowledge.Replace("clinic.md", "- are you open on sunday", "- are you open on sunday\n- good morning all\n- an elephant sits on my chest");

        Assert.Equal("hours", Ask("Good morning, all!").Reply);
        Assert.IsType<SafetyAnswer>(Ask("an elephant sits on my chest"));
    }

    [Fact]
    public void Answer_TopicOfTheClinic_HasItsOwnSourceAndNoClaim()
    {
        _knowledge.Write("topics/own.md", """
            ---
            id: own
            title: Our rooms
            source: The clinic
            edited: 2026-01-31
            clinical-sign-off: none
            ---

            ## Do you have a sauna? {#sauna}

            - Doctor reply: when asked about pain

            We have a small one in the cellar.

            ### Asked as

            - is there a sauna
            """);

        Assert.Equal("We have a small one in the cellar.\n\n*Source: The clinic*", Ask("is there a sauna", new AnsweringOptions { SourceUrl = "https://article.example/" }).Text);
    }

    [Fact]
    public void Source_WithTheAddressOfTheArticle_IsALink() =>
        Assert.Contains("*Source: [Test article](https://article.example/), paragraph 1*", Ask("history of the method", new AnsweringOptions { SourceUrl = "https://article.example/" }).Text, StringComparison.Ordinal);

    private Answer Ask(string question, AnsweringOptions? options = null)
    {
        using var engine = new AnswerEngine(KnowledgeFolder.Load(_knowledge.Folder), options ?? new AnsweringOptions());
        return engine.Answer(question, AnswerContext.Empty);
    }
}
