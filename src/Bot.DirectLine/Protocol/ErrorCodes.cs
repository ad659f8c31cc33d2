namespace Bot.DirectLine.Protocol;

/// <summary>Codes in the protocol's error body.</summary>
internal static class ErrorCodes
{
    public const string BadArgument = "BadArgument";
    public const string ConversationNotFound = "ConversationNotFound";
    public const string MessageTooLarge = "MessageTooLarge";
    public const string NotSupported = "NotSupported";
    public const string OriginNotAllowed = "OriginNotAllowed";
    public const string RateLimited = "RateLimited";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string TokenExpired = "TokenExpired";
    public const string Unauthorized = "Unauthorized";
}
