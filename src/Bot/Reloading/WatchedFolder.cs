namespace Bot.Reloading;

/// <summary>The knowledge folder, and whether its files are other than when it was last read.</summary>
/// <remarks>
/// It looks at what the files hold rather than wait for the file system to tell of a change: that works on network and
/// container volumes too, behind links, and for edits that leave size and time as they were.
/// </remarks>
internal sealed class WatchedFolder(string path)
{
    private string _read = KnowledgeFiles.Fingerprint(path);
    private string? _seen;

    public string Path => path;

    public bool IsRefused { get; set; }

    public bool IsOther => KnowledgeFiles.Fingerprint(Path) != _read;

    /// <summary>True once for each change, as soon as two looks in a row find the same: an editor may be in the middle of several files.</summary>
    public bool HasSettledOnAChange()
    {
        var now = KnowledgeFiles.Fingerprint(Path);
        var settled = now == _seen && now != _read;
        _seen = now;
        _read = settled ? now : _read;
        return settled;
    }

    public void TakeAsRead() => _read = _seen = KnowledgeFiles.Fingerprint(Path);

    /// <summary>Has the next looks report the change again, because this time it could not be read.</summary>
    public void ReportAgain() => _read = "";
}

/// <summary>Tells operators when the bot answers from other knowledge than lies in its folder.</summary>
internal sealed class KnowledgeCheck(WatchedFolder folder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Word() is { } word ? HealthCheckResult.Degraded(word) : HealthCheckResult.Healthy());

    private string? Word()
    {
        try
        {
            return folder.IsRefused ? "knowledge-refused" : folder.IsOther ? "knowledge-older-than-its-folder" : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "knowledge-unreadable";
        }
    }
}
