using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>How the channel's own bodies are written.</summary>
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ResourceBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
