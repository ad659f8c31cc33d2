using System.ComponentModel.DataAnnotations;

namespace Bot.Stores;

/// <summary>Settings of the store.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary>A <see cref="StoreKind"/>; text, so that a wrong word is reported like every other wrong setting.</summary>
    [Required]
    public string Kind { get; set; } = nameof(StoreKind.Sqlite);

    /// <summary>Folder of the SQLite database; see <see cref="ProgramFolders.Data"/> when it is not set.</summary>
    public string? DataFolder { get; set; }

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

    /// <summary>The kind that was chosen; null when the word means none.</summary>
    public StoreKind? ChosenKind =>
        Enum.TryParse<StoreKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Kind[0]) ? kind : null;

    public string DataPath => DataFolder is { Length: > 0 } folder ? Path.GetFullPath(folder) : ProgramFolders.Data;
}
