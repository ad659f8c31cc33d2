namespace Bot.DirectLine.Protocol;

internal static class DirectLineProtocol
{
    public const string ChannelId = "directline";
    public const string BotId = "bot";
    public const int MaxBodySize = 64 * 1024;

    /// <summary>Every user id starts with this; clients refuse such an id unless the server gave it.</summary>
    public const string UserIdPrefix = "dl_";

    /// <summary>Key in <c>channelData</c> by which Web Chat orders activities.</summary>
    public const string SequenceKey = "webchat:sequence-id";

    /// <summary>Key in <c>channelData</c> by which a client knows its own activity again.</summary>
    public const string ClientActivityIdKey = "clientActivityID";
    public const string ChannelDataKey = "channelData";

    /// <summary>Levels of nesting in a posted activity; real ones have a few.</summary>
    public const int MaxDepth = 32;

    public static string[] Prefixes { get; } = ["/v3/directline", "/directline"];
}
