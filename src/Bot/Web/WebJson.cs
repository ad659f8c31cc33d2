using System.Text.Json.Serialization;

namespace Bot.Web;

/// <summary>How bodies and data blocks of the web part are written.</summary>
[JsonSerializable(typeof(ChatToken))]
[JsonSerializable(typeof(AzureTokenRequest))]
[JsonSerializable(typeof(AzureTokenBody))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class WebJson : JsonSerializerContext;
