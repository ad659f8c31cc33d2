using System.ComponentModel.DataAnnotations;

namespace Bot.DirectLine;

/// <summary>Settings of the embedded Direct Line channel.</summary>
public sealed class DirectLineOptions : IValidatableObject
{
    public const string Section = "DirectLine";

    /// <summary>With a secret, only callers that know it get tokens from <c>tokens/generate</c>; without one, anybody does.</summary>
    [MinLength(32)]
    public string? Secret { get; set; }

    /// <summary>What tokens are signed with; made and kept in the store when it is not set.</summary>
    [MinLength(32)]
    public string? SigningKey { get; set; }

    /// <summary>The signing key before this one: tokens signed with it stay good, and none is signed with it any more.</summary>
    [MinLength(32)]
    public string? PreviousSigningKey { get; set; }

    /// <summary>Origins of other sites whose pages may speak to the channel themselves, such as <c>https://clinic.example</c>.</summary>
    public IList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Pages of this machine may speak to the channel, whatever their port.</summary>
    public bool AllowLoopbackOrigins { get; set; }

    /// <summary>How long a token is valid. Clients refresh every 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:16:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after its expiry a token can still be exchanged for a new one, so that a page wakes up in its conversation.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a turn may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TurnLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Conversations kept at once.</summary>
    [Range(1, int.MaxValue)]
    public int MaxConversations { get; set; } = 100_000;

    /// <summary>Activities kept of a conversation; the oldest go first.</summary>
    [Range(10, 10_000)]
    public int MaxActivities { get; set; } = 500;

    /// <summary>Bytes kept of a conversation; the oldest activities go first.</summary>
    [Range(64 * 1024, 16 * 1024 * 1024)]
    public long MaxConversationSize { get; set; } = HistoryLimit.DefaultBytes;

    /// <summary>Conversations kept at once of those that one address has started; beyond it, its longest idle one is deleted.</summary>
    [Range(1, int.MaxValue)]
    public int MaxConversationsPerAddress { get; set; } = 2000;

    /// <summary>Messages of a conversation that may wait for their answer at once.</summary>
    [Range(1, 1000)]
    public int MaxOpenTurns { get; set; } = 32;

    /// <summary>Streams open at once in this process.</summary>
    [Range(1, int.MaxValue)]
    public int MaxStreams { get; set; } = 20_000;

    /// <summary>Streams of one conversation open at once in this process.</summary>
    [Range(1, 1000)]
    public int MaxStreamsPerConversation { get; set; } = 10;

    /// <summary>Conversations and tokens that one address may start. A clinic's own network shares one address.</summary>
    [ValidateObjectMembers]
    public RateLimit StartsPerAddress { get; init; } = new(240, 120);

    /// <summary>Messages that one address may send.</summary>
    [ValidateObjectMembers]
    public RateLimit MessagesPerAddress { get; init; } = new(1200, 600);

    /// <summary>Messages that may be sent in one conversation.</summary>
    [ValidateObjectMembers]
    public RateLimit MessagesPerConversation { get; init; } = new(120, 60);

    /// <summary>Polls of a conversation that are looked up in this process; a page polls up to 75 times a minute. Those beyond it are told that nothing is new.</summary>
    [ValidateObjectMembers]
    public RateLimit PollsPerConversation { get; init; } = new(600, 300);

    /// <summary>Refreshes, reconnects and streams of a conversation in this process.</summary>
    [ValidateObjectMembers]
    public RateLimit ConnectsPerConversation { get; init; } = new(120, 60);

    /// <summary>Names each allowed origin that could never match one.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedOrigins.Index()
        .Where(entry => !IsOrigin(entry.Item))
        .Select(entry => new ValidationResult($"{Section}:AllowedOrigins:{entry.Index} is not an origin. Write scheme and host only, such as https://clinic.example; a star is not allowed."));

    internal static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Names all that is wrong with the settings, at once.</summary>
[OptionsValidator]
internal sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;
