namespace Bot.Testing;

/// <summary>A request as <see cref="FakeHttp"/> received it.</summary>
public sealed record FakeRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body);
