using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Cli;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Bot.ProtocolTests.Deploy;

/// <summary>What stands in <c>src/Bot/deploy</c> is accepted by the programs that it is for, and fits the bot.</summary>
public sealed partial class DeployTests : IDisposable
{
    private const string Systemd = "/usr/bin/systemd-analyze";
    private const string Caddy = "/usr/bin/caddy";

    private readonly string _folder = Directory.CreateTempSubdirectory("deploy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PeerFact(Systemd)]
    public async Task Unit_IsVerified()
    {
        var unit = Read("trigger-point-bot.service");
        var path = Path.Combine(_folder, "trigger-point-bot.service");
        await File.WriteAllTextAsync(path, unit.Replace("/opt/trigger-point-bot/bot", "/bin/true", StringComparison.Ordinal));

        var (code, output) = await RunAsync(Systemd, "verify", "--man=no", path);

        Assert.True(code == 0 && !output.Contains("trigger-point-bot.service:", StringComparison.Ordinal), output);
        AssertKnown(unit.Split('\n').Where(line => line.TrimStart('#', ' ').StartsWith("Environment=", StringComparison.Ordinal)).Select(line => line.Split('=')[1]).Where(name => !name.StartsWith("DOTNET_", StringComparison.Ordinal)));
    }

    [PeerFact(NginxPeer.Program)]
    public async Task Nginx_TakesTheSite()
    {
        using var key = RSA.Create(2048);
        var certificate = new CertificateRequest("CN=bot.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(_folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "cert.key"), key.ExportPkcs8PrivateKeyPem());
        var site = WithStaff("nginx.conf").Replace("/etc/ssl/bot.example.", $"{_folder}/cert.", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), $"pid {_folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n");

        var (code, output) = await RunAsync(NginxPeer.Program, "-t", "-p", _folder, "-c", Path.Combine(_folder, "nginx.conf"));

        Assert.True(code == 0, output);
    }

    [PeerFact(NginxPeer.Program)]
    public async Task Nginx_LogsStaffInAndLetsNobodySayWhoTheyAre()
    {
        await using var server = await BotServer.StartAsync("--Staff:ProxyUserHeader=X-Staff-User", "--Proxies:Known:0=127.0.0.1");
        var passwords = Path.Combine(_folder, "staff.htpasswd");
        await File.WriteAllTextAsync(passwords, "ada:{PLAIN}lovelace\n");
        if (!OperatingSystem.IsWindows())
        {
            // Its workers have another user.
            File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var site = WithStaff("nginx.conf");
        await using var nginx = await NginxPeer.StartAsync(
            [server.Client.BaseAddress!.Port],
            site[site.IndexOf("client_max_body_size", StringComparison.Ordinal)..site.LastIndexOf('}')].Replace("127.0.0.1:3978", "bots", StringComparison.Ordinal).Replace("/etc/nginx/staff.htpasswd", passwords, StringComparison.Ordinal));

        await AssertStaffLogInAsync(nginx.Address);
    }

    [PeerFact(Caddy)]
    public async Task Caddy_LogsStaffInAndLetsNobodySayWhoTheyAre()
    {
        await using var server = await BotServer.StartAsync("--Staff:ProxyUserHeader=X-Staff-User", "--Proxies:Known:0=127.0.0.1");
        var (code, hash) = await RunAsync(Caddy, "hash-password", "--plaintext", "lovelace");
        Assert.True(code == 0, hash);
        var port = LocalProcess.FreePort();
        var file = Path.Combine(_folder, "Caddyfile");
        await File.WriteAllTextAsync(file, "{\nadmin off\n}\n" + WithStaff("Caddyfile").Replace("bot.example {", $"http://127.0.0.1:{port} {{", StringComparison.Ordinal));
        await using var caddy = await LocalProcess.StartAsync(
            Caddy, port, ["run", "--config", file, "--adapter", "caddyfile"],
            ("BOT_ADDRESS", $"127.0.0.1:{server.Client.BaseAddress!.Port}"), ("STAFF_NAME", "ada"), ("STAFF_HASH", hash.Trim()), ("HOME", _folder));

        await AssertStaffLogInAsync(new Uri($"http://127.0.0.1:{port}"));
    }

    [PeerFact(Caddy)]
    public async Task Caddy_TakesTheFile()
    {
        var (code, output) = await RunAsync(Caddy, "adapt", "--config", Path.Combine(Folder, "Caddyfile"), "--adapter", "caddyfile", "--validate");

        Assert.True(code == 0, output);
    }

    [Fact]
    public void Compose_RunsTheBotReadOnlyWithItsVolumes()
    {
        var compose = Documents("compose.yaml").Single();
        var bot = At(compose, "services", "bot");

        string[] known = ["image", "restart", "read_only", "cap_drop", "security_opt", "environment", "tmpfs", "volumes", "networks", "ports"];
        Assert.All(((YamlMappingNode)At(compose, "services")).SelectMany<KeyValuePair<YamlNode, YamlNode>, string>(service => Keys(service.Value)), key => Assert.Contains(key, known));
        Assert.Equal("true", Text(bot, "read_only"));
        Assert.Equal(["./data:/data", "./knowledge:/knowledge:ro"], Items(bot, "volumes"));
        Assert.Equal("bot:8080", Text(compose, "services", "caddy", "environment", "BOT_ADDRESS"));
        AssertKnown(Keys(At(bot, "environment")));
        Assert.StartsWith("172.28.0.0", Text(bot, "environment", "Proxies__Known__0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Kubernetes_ManifestFitsTogetherAndTheBot()
    {
        var documents = Documents("kubernetes/bot.yaml");
        var byKind = documents.ToDictionary(document => Text(document, "kind"));
        Assert.Equal(["v1 PersistentVolumeClaim", "apps/v1 Deployment", "v1 Service"], documents.Select(document => $"{Text(document, "apiVersion")} {Text(document, "kind")}"));
        Assert.All(documents, document => Assert.Equal("trigger-point-bot", Text(document, "metadata", "name")));

        var deployment = byKind["Deployment"];
        var pod = At(deployment, "spec", "template", "spec");
        var label = Text(deployment, "spec", "template", "metadata", "labels", "app");
        Assert.Equal(label, Text(deployment, "spec", "selector", "matchLabels", "app"));
        Assert.Equal(label, Text(byKind["Service"], "spec", "selector", "app"));
        Assert.Equal("Recreate", Text(deployment, "spec", "strategy", "type"));
        Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
        Assert.Equal(Text(pod, "securityContext", "runAsUser"), Text(pod, "securityContext", "fsGroup"));

        var container = ((YamlSequenceNode)At(pod, "containers")).Single();
        Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["/startupz", "/livez", "/readyz"], ((string[])["startupProbe", "livenessProbe", "readinessProbe"]).Select(probe => Text(container, probe, "httpGet", "path")));
        AssertKnown(((YamlSequenceNode)At(container, "env")).Select(variable => Text(variable, "name")));
        var volumes = ((YamlSequenceNode)At(pod, "volumes")).Select(volume => Text(volume, "name"));
        Assert.Equal(volumes, ((YamlSequenceNode)At(container, "volumeMounts")).Select(mount => Text(mount, "name")));
        Assert.Equal("trigger-point-bot", Text(((YamlSequenceNode)At(pod, "volumes")).First(), "persistentVolumeClaim", "claimName"));
    }

    [Fact]
    public async Task Container_IsOfTheVersionAndNotRoot()
    {
        var (code, output) = await RunAsync(
            "dotnet", "msbuild", Path.Combine(Root, "src", "Bot", "Bot.csproj"), "-getProperty:Version,ContainerRepository,ContainerImageTags,ContainerUser,ContainerFamily", "-getItem:ContainerPort");

        Assert.True(code == 0, output);
        using var json = JsonDocument.Parse(output);
        string Property(string name) => json.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;
        Assert.Equal("trigger-point-bot", Property("ContainerRepository"));
        Assert.Equal($"{Property("Version")};latest", Property("ContainerImageTags"));
        Assert.Equal("noble-chiseled", Property("ContainerFamily"));
        Assert.Equal(Property("ContainerUser"), Text(At(Documents("kubernetes/bot.yaml")[1], "spec", "template", "spec"), "securityContext", "runAsUser"));
        Assert.Contains($"trigger-point-bot:{Property("Version")}", Read("kubernetes/bot.yaml"), StringComparison.Ordinal);
        Assert.Equal("8080", json.RootElement.GetProperty("Items").GetProperty("ContainerPort")[0].GetProperty("Identity").GetString());
        Assert.StartsWith(Property("Version"), Bot.Telemetry.Build.Version, StringComparison.Ordinal);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("Bot.sln");
            }

            return folder.FullName;
        }
    }

    private static string Folder => Path.Combine(Root, "src", "Bot", "deploy");

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    // With the lines for staff, which are commented out; sentences begin with a capital.
    private static string WithStaff(string file) => CommentedOut().Replace(Read(file), "$1");

    private static async Task AssertStaffLogInAsync(Uri proxy)
    {
        async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, params (string Name, string Value)[] headers)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, proxy.GetLeftPart(UriPartial.Authority) + path);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await client.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        var password = ("Authorization", $"Basic {Convert.ToBase64String("ada:lovelace"u8)}");
        Assert.Contains("<span>ada</span>", (await GetAsync("/staff", password)).Body, StringComparison.Ordinal);
        Assert.Contains("<span>ada</span>", (await GetAsync("/staff/questions", password, ("X-Staff-User", "eve"))).Body, StringComparison.Ordinal);
        foreach (var path in (string[])["/staff", "/STAFF/", "/staff/counts.csv", "/%73taff", "//staff", "/./Staff?x", "/chat/../staff"])
        {
            var (status, body) = await GetAsync(path, ("X-Staff-User", "eve"));
            Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.Forbidden || body.Contains("Log in where", StringComparison.Ordinal), $"{path}: {status} {body}");
        }
    }

    [GeneratedRegex(@"^(\s+)#(?! [A-Z])", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentedOut();

    private static List<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Read(file));
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]);

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)At(node, path)).Value!;

    private static IEnumerable<string> Items(YamlNode node, string name) => ((YamlSequenceNode)At(node, name)).Select(item => ((YamlScalarNode)item).Value!);

    private static IEnumerable<string> Keys(YamlNode node) => ((YamlMappingNode)node).Select(pair => ((YamlScalarNode)pair.Key).Value!);

    // A name that no setting has would do nothing, and nobody would be told.
    private static void AssertKnown(IEnumerable<string> variables) =>
        Assert.All(variables, name => Assert.Null(KnownOptions.FirstUnknown([$"--{name.Replace("__", ":", StringComparison.Ordinal)}=x"])));

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 && output.Length > 0 ? output : output + await error);
    }
}
