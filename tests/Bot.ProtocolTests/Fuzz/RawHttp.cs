using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Sends bytes as they are, which no HTTP client would.</summary>
internal static class RawHttp
{
    /// <summary>More than any answer has; what comes beyond it is not read.</summary>
    private const int MaxReply = 4 * 1024 * 1024;

    /// <param name="port">The server's port on this machine.</param>
    /// <param name="request">Head and body.</param>
    /// <param name="isCutShort">The sender hangs up its side, because the request promises more than it holds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RawReply> SendAsync(int port, byte[] request, bool isCutShort, CancellationToken cancellationToken)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port, cancellationToken);
        var stream = client.GetStream();
        var sending = WriteAsync(client, request, isCutShort, cancellationToken);
        var reply = await ReadAsync(stream, cancellationToken);
        await sending;
        return reply;
    }

    public static byte[] Request(string method, string target, IEnumerable<string> headers, byte[] body)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        foreach (var header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private static async Task WriteAsync(TcpClient client, byte[] request, bool isCutShort, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetStream().WriteAsync(request, cancellationToken);
            if (isCutShort)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            // The server had heard enough.
        }
    }

    private static async Task<RawReply> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while (text.Length < MaxReply && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Closed in the middle.
        }

        var reply = text.ToString();
        var status = reply.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(reply.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        return new RawReply(status, reply);
    }
}
