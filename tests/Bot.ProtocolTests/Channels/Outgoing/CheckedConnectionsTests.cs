using System.Net;
using System.Net.Sockets;
using Bot.Channels;
using Bot.Channels.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.ProtocolTests.Channels.Outgoing;

public sealed class CheckedConnectionsTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CheckedConnectionsTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    [Fact]
    public async Task Name_ThatStandsForThisMachine_IsNotConnectedTo()
    {
        using var client = Client(Environments.Production, _ => [IPAddress.Loopback]);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://rebound.botframework.com:{Port}/"));

        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task Address_ThatIsLookedAt_IsTheOneConnectedTo()
    {
        // Public at the first look, this machine at any later one.
        var looks = 0;
        using var client = Client(Environments.Production, _ => looks++ == 0 ? [IPAddress.Parse("192.0.2.1"), IPAddress.Parse("10.0.0.1")] : [IPAddress.Loopback]);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://rebound.botframework.com:{Port}/"));

        Assert.Equal(1, looks);
        Assert.False(_listener.Pending());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Emulator_OnThisMachine_IsConnectedTo(string host)
    {
        using var client = Client(Environments.Development, _ => [IPAddress.Parse("10.0.0.1"), IPAddress.Loopback]);
        using var hang = new CancellationTokenSource(Bot.Testing.Limits.Hang);

        var call = client.GetAsync($"http://{host}:{Port}/", hang.Token);
        using var accepted = await _listener.AcceptTcpClientAsync(hang.Token);
        await accepted.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), hang.Token);

        using var response = await call;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task LocalName_ThatStandsForAnotherMachine_IsNotConnectedTo()
    {
        using var client = Client(Environments.Development, _ => [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("192.0.2.1")]);

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://localhost:{Port}/"));

        Assert.Equal("The host has no address that the bot may call.", fault.InnerException?.Message);
    }

    public void Dispose() => _listener.Dispose();

    private static HttpClient Client(string environment, Func<string, IPAddress[]> lookup)
    {
        var options = Options.Create(new ChannelOptions());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MicrosoftAppId", "app")]).Build();
        var hosts = new ServiceHosts(configuration, options, new HostingEnvironment { EnvironmentName = environment });
        var connections = new CheckedConnections(hosts, (host, _) => Task.FromResult(lookup(host)), options, NullLogger<CheckedConnections>.Instance);
        return new HttpClient(new SocketsHttpHandler { ConnectCallback = connections.ConnectAsync, UseProxy = false });
    }
}
