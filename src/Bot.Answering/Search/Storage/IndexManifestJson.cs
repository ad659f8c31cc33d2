using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Answering.Search.Storage;

/// <summary>How the manifest is written.</summary>
[JsonSerializable(typeof(IndexManifest))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class IndexManifestJson : JsonSerializerContext;
