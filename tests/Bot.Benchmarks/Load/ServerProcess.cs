using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Load;

/// <summary>The process that listens on a port, found and measured through <c>/proc</c>; absent on other systems.</summary>
internal sealed class ServerProcess
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double ResidentMb
    {
        get
        {
            _process.Refresh();
            return Math.Round(_process.WorkingSet64 / 1048576.0, 1);
        }
    }

    public int Threads
    {
        get
        {
            _process.Refresh();
            return _process.Threads.Count;
        }
    }

    /// <summary>The process; null when it is another user's or this is no Linux.</summary>
    public static ServerProcess? Find(int port)
    {
        var inodes = Tables.Where(File.Exists).SelectMany(file => Inodes(file, port)).ToHashSet(StringComparer.Ordinal);
        return inodes.Count == 0 ? null : Process.GetProcesses().Where(p => Owns(p.Id, inodes)).Select(p => new ServerProcess(p)).FirstOrDefault();
    }

    private static IEnumerable<string> Inodes(string file, int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 9 && columns[3] == Listening && columns[1].EndsWith(suffix, StringComparison.Ordinal))
            {
                yield return $"socket:[{columns[9]}]";
            }
        }
    }

    private static bool Owns(int process, HashSet<string> sockets)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process}/fd").EnumerateFiles().Any(file => file.LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The process has ended, or belongs to somebody else.
            return false;
        }
    }
}
