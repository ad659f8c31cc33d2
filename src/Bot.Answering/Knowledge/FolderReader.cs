namespace Bot.Answering.Knowledge;

/// <summary>What every reader of a kind of knowledge file shares: the folder, its problems, and ids that must not repeat.</summary>
internal sealed class FolderReader(string folder, ProblemList problems)
{
    private readonly Dictionary<string, byte[]> _digests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Place>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadFile> _ahead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnowledgeFile?> _files = new(StringComparer.Ordinal);

    /// <summary>Every file read so far.</summary>
    public IEnumerable<KnowledgeFile> ReadFiles => _files.Values.OfType<KnowledgeFile>();

    public ProblemList Problems { get; } = problems;

    /// <summary>Fingerprint of the files read, as they were when they were read.</summary>
    public byte[] Fingerprint() => KnowledgeFiles.Fingerprint(_digests.Keys, name => _digests[name]);

    /// <summary>Reads all files of the folder at once, on as many processors as there are; whoever asks for one then finds it read.</summary>
    public void ReadAhead()
    {
        try
        {
            string[] paths = [.. KnowledgeFiles.Below(folder)];
            var files = new ReadFile[paths.Length];
            Parallel.For(0, paths.Length, i => files[i] = MarkdownReader.Read(Path.Combine(folder, paths[i]), paths[i]));
            foreach (var (i, path) in paths.Index())
            {
                _ahead[path] = files[i];
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Reported where the folder is asked for.
        }
    }

    /// <summary>The files of a sub-folder, in the order of their names.</summary>
    public IReadOnlyList<KnowledgeFile> Files(string subfolder)
    {
        var path = Path.Combine(folder, subfolder);
        try
        {
            return Directory.Exists(path) ? [.. KnowledgeFiles.In(path).Select(Read).OfType<KnowledgeFile>()] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Problems.Add(subfolder, 0, "The folder cannot be read.", "Give the user that the bot runs as the right to read it.");
            return [];
        }
    }

    /// <summary>One file that must be there; null (and a problem) when it is not.</summary>
    public KnowledgeFile? File(string name)
    {
        var path = Path.Combine(folder, name);
        if (System.IO.File.Exists(path))
        {
            return Read(path);
        }

        Problems.Add(name, 0, "The file is missing.", "Restore it; every knowledge folder needs it.");
        return null;
    }

    /// <summary>Reports a thing that stands in two places.</summary>
    /// <param name="kind">What it is, such as <c>passage id</c>; things of different kinds may be equal.</param>
    /// <param name="key">The thing itself.</param>
    /// <param name="file">File of this place.</param>
    /// <param name="line">Line of this place.</param>
    public void Unique(string kind, string key, KnowledgeFile file, int line)
    {
        if (!_places.TryGetValue(kind, out var places))
        {
            _places[kind] = places = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        }

        if (!places.TryAdd(key, new Place(file.Path, line)))
        {
            Problems.Add(file.Path, line, $"The {kind} '{key}' already stands at {places[key].File}:{places[key].Line}.", "Keep one of them.");
        }
    }

    /// <summary>The id of a section; reports a missing, malformed or repeated one.</summary>
    public string Id(KnowledgeFile file, MarkdownSection section, string kind)
    {
        if (section.Id is not { Length: > 0 } id)
        {
            Problems.Add(file.Path, section.Line, $"The heading '{section.Title}' has no id.", "End it with an id in kebab-case, such as {#sore-afterwards}.");
            return "";
        }

        Problems.AddIf(
            !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            file.Path, section.Line, $"The id '{id}' is not in kebab-case.", "Use lower-case letters, digits and hyphens.");

        Unique(kind, id, file, section.Line);
        return id;
    }

    /// <summary>The example messages of a section; among examples of one kind each may stand in one place only.</summary>
    public IReadOnlyList<string> Examples(KnowledgeFile file, MarkdownSection? section, string kind)
    {
        foreach (var bullet in section?.Bullets ?? [])
        {
            Unique(kind, bullet.Text, file, bullet.Line);
        }

        return [.. section?.Bullets.Select(b => b.Text) ?? []];
    }

    /// <summary>The policy named by a section's <c>Doctor reply</c> field.</summary>
    public DoctorReplyPolicy Policy(KnowledgeFile file, MarkdownSection section, SectionFields fields)
    {
        var policy = fields.Text("Doctor reply");
        Problems.AddIf(
            policy is not ("always" or "when asked about pain"),
            file.Path, fields.LineOf("Doctor reply", section.Line), $"'{section.Title}' does not say when the doctor reply is due.",
            "Add '- Doctor reply: always' or '- Doctor reply: when asked about pain' below the heading.");
        return policy == "when asked about pain" ? DoctorReplyPolicy.WhenAskedAboutPain : DoctorReplyPolicy.Always;
    }

    // A file is read once, however many readers ask for it, so that its problems are named once.
    private KnowledgeFile? Read(string fullPath)
    {
        var path = Path.GetRelativePath(folder, fullPath).Replace('\\', '/');
        if (_files.TryGetValue(path, out var known))
        {
            return known;
        }

        var read = _ahead.GetValueOrDefault(path) ?? MarkdownReader.Read(fullPath, path);
        Problems.Add(read.Problems);
        if (read.Digest is { } digest)
        {
            _digests[path] = digest;
        }

        var file = read.File;
        if (file is not null && file.FrontMatter.Id.Length > 0)
        {
            Unique("file id", file.FrontMatter.Id, file, 1);
        }

        return _files[path] = file;
    }

    private sealed record Place(string File, int Line);
}
