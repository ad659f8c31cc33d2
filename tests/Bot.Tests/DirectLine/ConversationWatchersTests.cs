using Bot.DirectLine.Conversations;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class ConversationWatchersTests
{
    private readonly ConversationWatchers _watchers = new();

    [Fact]
    public void Raise_Conversation_TellsAllItsWatchersAndNoOthers()
    {
        var told = new List<string>();
        using var first = _watchers.Add("one", () => told.Add("first"));
        using var second = _watchers.Add("one", () => told.Add("second"));
        using var other = _watchers.Add("other", () => told.Add("other"));

        _watchers.Raise("one");
        _watchers.Raise("nobody's");

        Assert.Equal(["first", "second"], told.Order());
    }

    [Fact]
    public void Raise_WatcherThatLeft_IsNotTold()
    {
        var told = new List<string>();
        var first = _watchers.Add("one", () => told.Add("first"));
        using var second = _watchers.Add("one", () => told.Add("second"));
        first.Dispose();
        first.Dispose();

        _watchers.Raise("one");

        Assert.Equal(["second"], told);
    }

    [Fact]
    public void Raise_WatcherThatLeavesAtTheWord_IsTheLastTimeItIsTold()
    {
        var told = 0;
        IDisposable? watch = null;
        watch = _watchers.Add("one", () =>
        {
            told++;
            watch!.Dispose();
        });

        _watchers.Raise("one");
        _watchers.Raise("one");

        Assert.Equal(1, told);
    }

    [Fact]
    public void Add_FromManyThreads_LosesNobody()
    {
        var told = 0;
        var stay = new IDisposable[500];

        Parallel.For(0, 500, n =>
        {
            stay[n] = _watchers.Add("one", () => Interlocked.Increment(ref told));
            _watchers.Add("one", () => Interlocked.Add(ref told, 1000)).Dispose();
        });
        _watchers.Raise("one");

        Assert.Equal(500, told);
        Array.ForEach(stay, watch => watch.Dispose());
    }
}
