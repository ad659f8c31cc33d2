namespace Bot.Testing.Redis;

/// <summary>The contract tests of this class need a redis-server, and are skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsRedisAttribute : Attribute;
