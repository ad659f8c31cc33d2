using System.Collections.Concurrent;
using Bot.Testing.Peers;

namespace Bot.ProtocolTests.Channels;

/// <summary>What became of each case, in the order of the cases, for CI to print.</summary>
public sealed class AuthenticationTable : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _rows = new(StringComparer.Ordinal);

    /// <summary>Keeps a row, and gives it as it will be printed.</summary>
    public string Add(string name, int status, int length)
    {
        var answer = length == 0 ? "nothing" : $"{length} characters";
        return _rows[name] = $"| {name,-50} | {status} | {answer,-16} |";
    }

    public void Dispose()
    {
        var rows = AuthenticationCases.All.Keys.Where(_rows.ContainsKey).Select(name => _rows[name]);
        Figures.Keep("authentication", string.Join('\n', rows.Prepend("|---|---|---|").Prepend("| request to /api/messages | status | body |")));
    }
}
