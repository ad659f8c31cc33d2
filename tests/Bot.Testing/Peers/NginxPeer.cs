namespace Bot.Testing.Peers;

/// <summary>A real nginx before one server or several.</summary>
public sealed class NginxPeer : IAsyncDisposable
{
    public const string Program = "/usr/sbin/nginx";

    private readonly string _folder;
    private readonly LocalProcess _process;

    private NginxPeer(string folder, LocalProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>Starts one that spreads requests over servers in turn, without remembering who went where.</summary>
    public static Task<NginxPeer> StartAsync(IEnumerable<int> serverPorts) => StartAsync(serverPorts, """
        location / {
          proxy_pass http://bots;
          proxy_http_version 1.1;
          proxy_set_header Host $http_host;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_read_timeout 60s;
        }
        """);

    /// <summary>Starts one with locations of the caller's own; the servers are the upstream <c>bots</c>.</summary>
    public static async Task<NginxPeer> StartAsync(IEnumerable<int> serverPorts, string locations)
    {
        var folder = Directory.CreateTempSubdirectory("nginx").FullName;
        var port = LocalProcess.FreePort();
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, port, serverPorts, locations));
        return new NginxPeer(folder, await LocalProcess.StartAsync(Program, port, ["-p", folder, "-c", configuration]), port);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A request that was sent to a server is never sent to another: it may have taken effect.
    private static string Configuration(string folder, int port, IEnumerable<int> serverPorts, string locations) => $$"""
        daemon off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/error.log;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          upstream bots {
            {{string.Join("\n    ", serverPorts.Select(p => $"server 127.0.0.1:{p} max_fails=1 fail_timeout=1s;"))}}
          }
          map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
          server {
            listen 127.0.0.1:{{port}};
            {{locations}}
          }
        }
        """;
}
