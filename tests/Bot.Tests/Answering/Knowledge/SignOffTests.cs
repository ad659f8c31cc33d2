using Bot.Answering;
using Bot.Answering.Knowledge;
using Bot.Cli;
using Bot.Staff.Pages;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Knowledge;

public sealed class SignOffTests : VerbTest
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly AnsweringOptions Required = new() { RequireSignOff = true };

    [Fact]
    public void EditedPassage_IsShownInItsLastSignedWordingUntilItIsSignedAgain()
    {
        Sign("*");
        Knowledge.Replace("topics/uses.md", "The article says that it helps broken bones.", "It mends every bone.");
        Knowledge.Replace("topics/uses.md", "Doctor reply: always", "Doctor reply: when asked about pain");

        var passage = KnowledgeFolder.Load(Knowledge.Folder, Required).FindPassage("fractures")!;
        Assert.Equal("The article says that it helps broken bones.", passage.Text);
        Assert.Contains("It does not.", passage.EditorsNote, StringComparison.Ordinal);
        Assert.Equal(DoctorReplyPolicy.Always, passage.DoctorReply);

        Sign("passage/fractures");
        Assert.Equal("It mends every bone.", KnowledgeFolder.Load(Knowledge.Folder, Required).FindPassage("fractures")!.Text);
    }

    [Theory]
    [InlineData("replies.md", "Wording of greeting.", "Good day.")]
    [InlineData("commands.md", "Reply to help.", "No help.")]
    [InlineData("safety/pain-management.md", "\nTalk to your doctor.", "\nNow talk to your doctor.")]
    [InlineData("small-talk.md", "Hello there.", "Go away.")]
    public void EditedReply_IsShownInItsLastSignedWording(string file, string before, string edited)
    {
        Sign("*");
        Knowledge.Replace(file, before, edited);

        var knowledge = KnowledgeFolder.Load(Knowledge.Folder, Required);
        string[] shown = [.. knowledge.Replies.Values, .. knowledge.Commands.Select(c => c.Text), knowledge.Safety.DoctorReply, .. knowledge.FixedReplies.Select(r => r.Text)];
        Assert.Contains(before.Trim(), shown);
        Assert.DoesNotContain(edited.Trim(), shown);
        Assert.Single(knowledge.SignOffs!.Edited);
        Assert.Contains(edited.Trim(), KnowledgeFolder.Load(Knowledge.Folder) is var free ? [.. free.Replies.Values, .. free.Commands.Select(c => c.Text), free.Safety.DoctorReply, .. free.FixedReplies.Select(r => r.Text)] : Array.Empty<string>());
    }

    [Fact]
    public void StaffPage_NamesWhatWaits()
    {
        Sign("*");
        Knowledge.Replace("small-talk.md", "Hello there.", "Go away.");
        Knowledge.Write("topics/own.md", "---\nid: own\ntitle: Own\nsource: The clinic\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n## Is there tea? {#tea}\n\n- Doctor reply: always\n\nThere is tea.\n\n### Asked as\n\n- do you serve tea\n");

        var page = KnowledgePage.SignOffs(KnowledgeFolder.Load(Knowledge.Folder).SignOffs).Markup;

        Assert.Matches(@"Edited since \(1\)</th><td>[a-z-]+/", page);
        Assert.Contains("Never signed (1)</th><td>passage/tea", page, StringComparison.Ordinal);
        Assert.Null(KnowledgePage.SignOffs(null).Markup);
    }

    [Fact]
    public void UnsignedPassage_IsNotShown()
    {
        Sign("*");
        Knowledge.Write("topics/own.md", "---\nid: own\ntitle: Own\nsource: The clinic\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n## Is there tea? {#tea}\n\n- Doctor reply: always\n\nThere is tea.\n\n### Asked as\n\n- do you serve tea\n");

        Assert.Null(KnowledgeFolder.Load(Knowledge.Folder, Required).FindPassage("tea"));
        Assert.NotNull(KnowledgeFolder.Load(Knowledge.Folder).FindPassage("tea"));
    }

    [Fact]
    public void NothingSigned_IsRefusedWhenSignaturesAreRequired()
    {
        var fault = Assert.Throws<KnowledgeException>(() => KnowledgeFolder.Load(Knowledge.Folder, Required));

        Assert.Contains("nobody has signed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SignedWordingThatWasChanged_IsNotShown()
    {
        Sign("*");
        Knowledge.Replace("topics/uses.md", "The article says that it helps broken bones.", "It mends every bone.");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Knowledge.Folder, "signed")))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("helps broken bones", "heals all", StringComparison.Ordinal));
        }

        Assert.Null(KnowledgeFolder.Load(Knowledge.Folder, Required).FindPassage("fractures"));
    }

    [Fact]
    public void EditedKindOfDanger_WaitsAndIsRecognisedAllTheSame()
    {
        Sign("*");
        Knowledge.Replace("safety/kinds/others.md", "- so lonely", "- so very lonely");

        var knowledge = KnowledgeFolder.Load(Knowledge.Folder, Required);
        Assert.Equal(["kind/low"], knowledge.SignOffs!.Waiting);
        Assert.NotNull(knowledge.FindKind("low"));
    }

    [Fact]
    public void Check_SaysWhatWaits()
    {
        Sign("*");
        Knowledge.Replace("topics/uses.md", "The article says that it helps broken bones.", "The article says that it helps bones.");

        Assert.Equal(ExitCode.Done, CheckCommand.Run([Knowledge.Folder, "--Answering:RequireSignOff=true"], Output, Error));
        Assert.Contains("edited since it was signed: passage/fractures", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_AreALineEachWithReviewerRoleDateAndHash()
    {
        Sign("passage/*");

        var line = File.ReadAllLines(Path.Combine(Knowledge.Folder, "sign-off.md")).Single(l => l.StartsWith("- passage/origin", StringComparison.Ordinal));
        Assert.Matches(@"^- passage/origin \| Dr Ada Example \| physiotherapist \| 2026-11-29 \| [0-9a-f]{64}$", line);
        Assert.Contains("Dr Ada Example, physiotherapist (2 of", KnowledgeFolder.Load(Knowledge.Folder).SignOff, StringComparison.Ordinal);
    }

    [Fact]
    public void LineEditedByHand_IsAProblem()
    {
        Sign("*");
        Knowledge.Replace("sign-off.md", "- passage/origin | Dr Ada Example", "- passage/origin");

        Assert.Contains(KnowledgeFolder.Check(Knowledge.Folder), problem => problem is { File: "sign-off.md", Line: > 0 });
    }

    [Theory]
    [InlineData("--reviewer", "Dr Ada Example", "passage/origin")]
    [InlineData("--reviewer", "Dr | Ada", "--role", "physiotherapist", "*")]
    [InlineData("--reviewer", "Dr Ada Example", "--role", "physiotherapist")]
    [InlineData("passage/nothing")]
    public void Sign_WithoutWhoOrWhat_IsRefused(params string[] args)
    {
        Assert.Equal(ExitCode.Usage, SignCommand.Run([KnowledgeOption, .. args], Today, Output, Error));
        Assert.False(File.Exists(Path.Combine(Knowledge.Folder, "sign-off.md")));
    }

    [Fact]
    public void Sign_Name_PrintsWhatWouldBeSigned()
    {
        Assert.Equal(ExitCode.Done, SignCommand.Run([KnowledgeOption, "passage/fractures"], Today, Output, Error));
        Assert.Contains("helps broken bones", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("It does not.", Output.ToString(), StringComparison.Ordinal);
    }

    private void Sign(string name) =>
        Assert.Equal(ExitCode.Done, SignCommand.Run([KnowledgeOption, "--reviewer", "Dr Ada Example", "--role", "physiotherapist", name], Today, Output, Error));
}
