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
