using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Stores;

/// <summary>Names the settings of the store that do not go together, and the remedy. A connection may hold a password and is never repeated.</summary>
internal sealed class StoreRules : IValidateOptions<StoreOptions>
{
    private const string Section = StoreOptions.Section;

    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(StoreOptions options)
    {
        if (options.ChosenKind is not { } kind)
        {
            yield return $"{Section}:Kind is none that there is. Set it to {string.Join(", ", Enum.GetNames<StoreKind>())}.";
            yield break;
        }

        var hasConnection = !string.IsNullOrWhiteSpace(options.RedisConnection);
        if (kind == StoreKind.Redis && !hasConnection)
        {
            yield return $"{Section}:Kind is Redis, but {Section}:RedisConnection is not set. Set it to the server, such as redis.example:6379,ssl=true,password=...";
        }

        if (kind != StoreKind.Redis && hasConnection)
        {
            yield return $"{Section}:RedisConnection is set, but {Section}:Kind is {kind}. Set {Section}:Kind=Redis, or take the connection out.";
        }

        if (kind != StoreKind.Sqlite && !string.IsNullOrEmpty(options.DataFolder))
        {
            yield return $"{Section}:DataFolder is set, but {Section}:Kind is {kind}, which keeps nothing in a folder. Set {Section}:Kind=Sqlite, or take the folder out.";
        }

        if (hasConnection && !CanBeRead(options.RedisConnection!))
        {
            yield return $"{Section}:RedisConnection cannot be read. Write host:port and options parted by commas, such as redis.example:6379,ssl=true,password=...";
        }
    }

    private static bool CanBeRead(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
