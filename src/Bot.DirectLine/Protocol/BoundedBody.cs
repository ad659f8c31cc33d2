using System.Buffers;
using Newtonsoft.Json;

namespace Bot.DirectLine.Protocol;

/// <summary>Reads a request body up to a limit of size and time, whatever its headers claim.</summary>
public static class BoundedBody
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>How long a sender may take; our largest bodies need a second on a poor telephone line.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    /// <summary>The whole body; null when it is larger than <paramref name="limit"/> bytes.</summary>
    /// <exception cref="BadHttpRequestException">It did not arrive whole and in time.</exception>
    public static Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken) =>
        ReadAsync(request.Body, request.ContentLength, limit, cancellationToken);

    internal static async Task<byte[]?> ReadAsync(Stream source, long? length, int limit, CancellationToken cancellationToken)
    {
        if (length > limit)
        {
            return null;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeLimit);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            using var body = new MemoryStream((int)(length ?? 0));
            for (int read; (read = await source.ReadAsync(chunk, deadline.Token)) > 0;)
            {
                if (body.Length + read > limit)
                {
                    return null;
                }

                body.Write(chunk, 0, read);
            }

            return body.ToArray();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not arrive in time.", StatusCodes.Status408RequestTimeout);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            // A connection lost, or a chunk of an impossible size: the sender's doing, not to be taken for a fault of a store.
            throw new BadHttpRequestException("The body did not arrive whole.", StatusCodes.Status400BadRequest, fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}

/// <summary>Reads the body of a request, once and for all that is asked of it.</summary>
internal static class JsonBody
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The object in the body; null when it is none, or nested deeper than <see cref="DirectLineProtocol.MaxDepth"/>.</summary>
    public static JObject? Read(byte[] body)
    {
        // Dates stay the text they are: a client gets its own words back, not our reading of them.
        using var reader = new StrictReader(new StreamReader(new MemoryStream(body), Utf8, detectEncodingFromByteOrderMarks: false))
        {
            MaxDepth = DirectLineProtocol.MaxDepth,
            DateParseHandling = DateParseHandling.None,
        };
        try
        {
            var json = JObject.Load(reader);
            return reader.Read() ? null : json;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or OverflowException)
        {
            // Such as a number of hundreds of digits. Its text repeats them, and is never looked at.
            return null;
        }
    }

    // Of itself the reader takes much that is no JSON, such as "new Date(5)", which would be written out again to every client.
    private sealed class StrictReader(TextReader text) : JsonTextReader(text)
    {
        public override bool Read() => base.Read() && (IsJson ? true : throw new JsonReaderException());

        private bool IsJson => TokenType switch
        {
            JsonToken.PropertyName or JsonToken.String => QuoteChar == '"',
            JsonToken.Float => Value is double number && double.IsFinite(number),
            JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor => false,
            _ => true,
        };
    }
}
