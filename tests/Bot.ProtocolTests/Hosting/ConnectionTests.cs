using System.Net;
using System.Net.Sockets;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

/// <summary>An address that holds as many connections as it gets leaves the others theirs.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task IdleSocketsOfOneAddress_LeaveOthersServed()
    {
        await using var server = await BotServer.StartAsync("--Server:MaxConnections=60", "--Server:MaxConnectionsPerAddress=20");
        var port = server.Client.BaseAddress!.Port;
        var flood = new List<Socket>();
        try
        {
            for (var n = 0; n < 200; n++)
            {
                flood.Add(await ConnectAsync("127.0.0.2", port));
            }

            using var other = await ConnectAsync("127.0.0.3", port);
            await other.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
            var head = new byte[12];
            using var hang = new CancellationTokenSource(Limits.Hang);
            await other.ReceiveAsync(head, hang.Token);

            Assert.Equal("HTTP/1.1 200", System.Text.Encoding.ASCII.GetString(head));
            // Those beyond the twentieth were closed.
            Assert.Equal(0, await flood[^1].ReceiveAsync(head, hang.Token));
        }
        finally
        {
            flood.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> ConnectAsync(string from, int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
