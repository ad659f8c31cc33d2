namespace Bot.ProtocolTests.Fuzz;

/// <summary>Requests for what is not there, or should not be had.</summary>
internal static class PathAttacks
{
    private static readonly string[] Methods = ["GET", "GET", "POST", "DELETE", "OPTIONS", "HEAD"];

    public static FuzzAttack OddPaths { get; } = (run, visitor, random) =>
    {
        var (method, path) = (Methods[random.Next(Methods.Length)], Paths.Unknown(visitor, random));
        string[] headers = [$"Host: 127.0.0.1:{run.Target.Port}", $"Authorization: Bearer {visitor.Token}", "Content-Length: 0"];
        return run.SendAsync($"{method} {path[..Math.Min(80, path.Length)]}", RawHttp.Request(method, path, headers, []));
    };
}
