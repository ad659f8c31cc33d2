using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Cli;

/// <summary>Says which program and which knowledge this is.</summary>
internal static class VersionCommand
{
    /// <summary>Hexadecimal digits that tell one knowledge from another.</summary>
    private const int Digits = 12;

    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        // Version and commit, parted by a plus.
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        output.WriteLine($"bot {version}");
        output.WriteLine($"knowledge {Fingerprint(VerbSettings.Read(args).KnowledgeFolder)}");
        return ExitCode.Done;
    }

    private static string Fingerprint(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return "none";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path).Replace('\\', '/')));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
