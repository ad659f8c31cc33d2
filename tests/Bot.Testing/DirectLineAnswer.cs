using System.Net;
using System.Text.Json;

namespace Bot.Testing;

/// <summary>What a Direct Line server answered to one HTTP request.</summary>
public sealed class DirectLineAnswer
{
    private readonly HttpResponseMessage _response;

    private DirectLineAnswer(HttpResponseMessage response, string text)
    {
        _response = response;
        Text = text;
    }

    public HttpStatusCode Status => _response.StatusCode;

    /// <summary>The body as it came.</summary>
    public string Text { get; }

    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The code in the protocol's error body.</summary>
    public string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString()!;

    /// <summary>The activities of a poll.</summary>
    public IReadOnlyList<JsonElement> Activities => [.. Json.GetProperty("activities").EnumerateArray()];

    /// <summary>The watermark of a poll.</summary>
    public string Watermark => Json.GetProperty("watermark").GetString()!;

    /// <summary>A text at the top of the body.</summary>
    public string this[string name] => Json.GetProperty(name).GetString()!;

    /// <summary>A header's values with commas between; null when the header is missing.</summary>
    public string? Header(string name) =>
        _response.Headers.TryGetValues(name, out var values) || _response.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : null;

    internal static async Task<DirectLineAnswer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());
}
