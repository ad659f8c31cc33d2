using Bot.Answering;
using Bot.Answering.Conversations;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Conversations;

public sealed class ConversationTestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conversations-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ShippedConversations_ComeOutAsExpectedAndReachEveryPassage()
    {
        var report = ConversationTest.Run(ShippedKnowledge.Engine, ConversationFolder.Load(ShippedKnowledge.Folder, ShippedKnowledge.Knowledge));

        Assert.Empty(report.Failures);
        Assert.Empty(report.NotReached.Passages);
        Assert.True(report.Turns >= 50);
    }

    [Theory]
    [InlineData("Passage: names")]
    [InlineData("Kind: suicide")]
    [InlineData("Reply: hello")]
    [InlineData("Outcome: urgent")]
    [InlineData("Doctor reply: yes")]
    [InlineData("Says: zebra")]
    [InlineData("Never says: Source")]
    public void WhatIsNotMet_IsNamedByFileAndLine(string want)
    {
        var report = Run($"## Origin\n\n- Visitor: is it chinese\n- Passage: origin\n- {want}\n");

        var failure = Assert.Single(report.Failures);
        Assert.Equal(("conversations/own.md", 13), (failure.File, failure.Line));
        Assert.Contains("origin", failure.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_AreOneConversation()
    {
        Assert.Empty(Run("## Again\n\n- Visitor: my chest feels crushed and my left arm is numb\n- Kind: heart-attack\n- Visitor: is it chinese\n- Kind: heart-attack\n").Failures);
        Assert.NotEmpty(Run("## Again\n\n- Visitor: is it chinese\n- Kind: heart-attack\n").Failures);
    }

    [Fact]
    public void Coverage_NamesWhatIsNotReached()
    {
        var missing = Run("## Origin\n\n- Visitor: is it chinese\n- Visitor: i am pregnant, can i have it\n- Visitor: hello\n").NotReached;

        Assert.DoesNotContain("origin", missing.Passages);
        Assert.Contains("inventor", missing.Passages);
        Assert.DoesNotContain("caution-pregnancy", missing.Kinds);
        Assert.Contains("suicide", missing.Kinds);
        Assert.DoesNotContain("hello", missing.Replies);
        Assert.Contains("thanks", missing.Replies);
    }

    [Theory]
    [InlineData("- Visitor: hi\n- Passage: no-such", "There is no passage 'no-such'")]
    [InlineData("- Visitor: hi\n- Kind: no-such", "There is no kind 'no-such'")]
    [InlineData("- Visitor: hi\n- Reply: no-such", "There is no reply 'no-such'")]
    [InlineData("- Visitor: hi\n- Doctor reply: perhaps", "There is no doctor reply 'perhaps'")]
    [InlineData("- Passage: origin\n- Visitor: hi", "'Passage' says nothing")]
    [InlineData("- Visitor: hi\n- Mood: good", "'Mood' says nothing")]
    [InlineData("Nothing.", "Nobody says anything")]
    public void WrongConversation_IsNamed(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<KnowledgeException>(() => Run($"## Wrong\n\n{text}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Transcript_Replayed_NamesWhatIsAnsweredOtherwise()
    {
        var now = ShippedKnowledge.Engine.Answer("is it chinese", AnswerContext.Empty).Text;
        var path = Path.Combine(_folder.FullName, "a.transcript");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new object[]
        {
            new { type = "conversationUpdate" },
            new { type = "message", from = new { role = "bot" }, text = "Welcome" },
            new { type = "message", from = new { role = "user" }, text = "is it chinese" },
            new { type = "trace", from = new { role = "bot" } },
            new { type = "message", from = new { role = "bot" }, text = now },
            new { type = "message", from = new { role = "user" }, text = "who invented it" },
            new { type = "message", from = new { role = "bot" }, text = "Nobody." },
        }));

        var difference = Assert.Single(Transcript.Read(path).Replay(ShippedKnowledge.Engine));

        Assert.Equal((2, "who invented it", "Nobody."), (difference.Turn, difference.Says, difference.Before));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    public void Transcript_ThatIsNone_IsRefused(string text)
    {
        var path = Path.Combine(_folder.FullName, "a.transcript");
        File.WriteAllText(path, text);

        Assert.Throws<InvalidDataException>(() => Transcript.Read(path));
    }

    private ConversationReport Run(string sections)
    {
        _folder.CreateSubdirectory("conversations");
        File.WriteAllText(
            Path.Combine(_folder.FullName, "conversations", "own.md"),
            $"---\nid: own\ntitle: Own\nsource: a test\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n{sections}");
        return ConversationTest.Run(ShippedKnowledge.Engine, ConversationFolder.Load(_folder.FullName, ShippedKnowledge.Knowledge));
    }
}
