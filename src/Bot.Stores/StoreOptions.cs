using System.ComponentModel.DataAnnotations;

namespace Bot.Stores;

/// <summary>Settings of the store.</summary>
internal sealed class StoreOptions : IValidatableObject
{
    public const string Section = "Store";

    /// <summary>A <see cref="StoreKind"/>; text, so that a wrong word is reported like every other wrong setting.</summary>
    [Required]
    public string Kind { get; set; } = nameof(StoreKind.Sqlite);

    /// <summary>Folder of the SQLite database; the program's own when it is not set.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The program's own folder.</summary>
    internal string DefaultFolder { get; set; } = AppContext.BaseDirectory;

    /// <summary>Bytes that the SQLite database may take.</summary>
    [Range(1024 * 1024, long.MaxValue)]
    public long MaxSize { get; set; } = 10L * 1024 * 1024 * 1024;

    /// <summary>The Redis server, with its password and options, as StackExchange.Redis reads them.</summary>
    public string? RedisConnection { get; set; }

    /// <summary>Begins every key in Redis, so that several bots can share a server.</summary>
    [RegularExpression("^[A-Za-z0-9:._-]{1,64}$")]
    public string RedisPrefix { get; set; } = "bot:";

    /// <summary>How long a conversation, and what the bot remembers of it, is kept after its last message.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    public StoreKind? ChosenKind =>
        Enum.TryParse<StoreKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Kind[0]) ? kind : null;

    public string DataPath => DataFolder is { Length: > 0 } folder ? Path.GetFullPath(folder) : DefaultFolder;

    /// <summary>Names what does not go together, and the remedy. A connection may hold a password and is never repeated.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var kind = ChosenKind;
        var hasConnection = !string.IsNullOrWhiteSpace(RedisConnection);
        (bool IsWrong, string Message)[] rules = kind is null
            ? [(true, $"{Section}:Kind is none that there is. Set it to {string.Join(", ", Enum.GetNames<StoreKind>())}.")]
            :
            [
                (kind == StoreKind.Redis && !hasConnection,
                    $"{Section}:Kind is Redis, but {Section}:RedisConnection is not set. Set it to the server, such as redis.example:6379,ssl=true,password=..."),
                (kind != StoreKind.Redis && hasConnection,
                    $"{Section}:RedisConnection is set, but {Section}:Kind is {kind}. Set {Section}:Kind=Redis, or take the connection out."),
                (kind != StoreKind.Sqlite && !string.IsNullOrEmpty(DataFolder),
                    $"{Section}:DataFolder is set, but {Section}:Kind is {kind}, which keeps nothing in a folder. Set {Section}:Kind=Sqlite, or take the folder out."),
                (hasConnection && !CanBeRead(RedisConnection!),
                    $"{Section}:RedisConnection cannot be read. Write host:port and options parted by commas, such as redis.example:6379,ssl=true,password=..."),
            ];
        return rules.Where(rule => rule.IsWrong).Select(rule => new ValidationResult(rule.Message));
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

/// <summary>A combination of settings that the bot refuses to start with; the message names the setting and the remedy.</summary>
internal sealed class BotConfigurationException(string message) : Exception(message);

/// <summary>Where conversations, bot state and the signing key are kept.</summary>
internal enum StoreKind
{
    /// <summary>A file on this machine, for one replica.</summary>
    Sqlite,

    /// <summary>A Redis server, shared by replicas.</summary>
    Redis,

    /// <summary>Nowhere: gone with the process.</summary>
    Memory,
}

/// <summary>Names all that is wrong with the settings, at once.</summary>
[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
