using Bot.Answering.Knowledge;
using Bot.Reloading;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Reloading;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly WatchedFolder _folder;

    public WatchedFolderTests() => _folder = new WatchedFolder(_knowledge.Folder);

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void NothingEdited_IsNoChange() => Assert.Equal([false, false], [_folder.HasSettledOnAChange(), _folder.HasSettledOnAChange()]);

    [Theory]
    [InlineData("edit")]
    [InlineData("add")]
    [InlineData("delete")]
    public void Edit_IsReportedOnceAndOnlyWhenASecondLookFindsTheSame(string kind)
    {
        Edit(kind);

        Assert.Equal([false, true, false], [_folder.HasSettledOnAChange(), _folder.HasSettledOnAChange(), _folder.HasSettledOnAChange()]);
    }

    [Fact]
    public void EditThatKeepsSizeAndTime_IsNoticed()
    {
        var path = Path.Combine(_knowledge.Folder, "replies.md");
        var time = File.GetLastWriteTimeUtc(path);
        _knowledge.Replace("replies.md", "Wording of greeting.", "Wording of meetings.");
        File.SetLastWriteTimeUtc(path, time);

        Assert.True(_folder.IsOther);
    }

    [Fact]
    public void EditBehindALink_IsNoticed()
    {
        using var elsewhere = new TestKnowledge();
        var path = Path.Combine(_knowledge.Folder, "replies.md");
        File.Delete(path);
        File.CreateSymbolicLink(path, Path.Combine(elsewhere.Folder, "replies.md"));
        Assert.False(_folder.IsOther);

        elsewhere.Replace("replies.md", "Wording of greeting.", "Good day.");

        Assert.True(_folder.IsOther);
    }

    /// <summary>A volume of a ConfigMap: files are links into a hidden folder, which is a link that is exchanged.</summary>
    [Fact]
    public void ExchangedVolume_IsNoticedAndRead()
    {
        using var edited = new TestKnowledge();
        edited.Replace("replies.md", "Wording of greeting.", "Good day.");
        var mount = Directory.CreateTempSubdirectory("mount-").FullName;
        try
        {
            var data = _knowledge.MountAt(mount);
            var folder = new WatchedFolder(mount);
            Assert.Equal("Wording of greeting.", KnowledgeFolder.Load(mount).Replies["greeting"]);
            Directory.Delete(data);
            Directory.CreateSymbolicLink(data, edited.Folder);

            Assert.Equal([false, true], [folder.HasSettledOnAChange(), folder.HasSettledOnAChange()]);
            Assert.Equal("Good day.", KnowledgeFolder.Load(mount).Replies["greeting"]);
        }
        finally
        {
            Directory.Delete(mount, recursive: true);
        }
    }

    [Fact]
    public void FilesOfEditors_AreNoChange()
    {
        _knowledge.Write("topics/.#uses.md", "lock");
        _knowledge.Write("topics/~uses.md", "draft");

        Assert.False(_folder.IsOther);
    }

    [Fact]
    public void EditThatGoesOn_IsNotReportedYet()
    {
        Edit("edit");
        _folder.HasSettledOnAChange();
        Edit("add");

        Assert.Equal([false, true], [_folder.HasSettledOnAChange(), _folder.HasSettledOnAChange()]);
    }

    [Fact]
    public void ReportAgain_RepeatsTheChange()
    {
        Edit("edit");
        _folder.HasSettledOnAChange();
        _folder.HasSettledOnAChange();

        _folder.ReportAgain();

        Assert.True(_folder.HasSettledOnAChange());
    }

    private void Edit(string kind) => _ = kind switch
    {
        "add" => _knowledge.Write("topics/more.md", "more"),
        "delete" => _knowledge.Delete("topics/uses.md"),
        _ => _knowledge.Replace("replies.md", "Wording of greeting.", "Good day."),
    };
}
