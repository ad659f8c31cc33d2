namespace Bot.Answering.Knowledge;

/// <summary>What every reader of a kind of knowledge file shares: the folder, its problems, and ids that must not repeat.</summary>
internal sealed class FolderReader(string folder, ProblemList problems)
{
    /// <summary>A kind of example.</summary>
    public const string AlternateQuestion = "alternate question";

    private readonly Dictionary<string, Dictionary<string, Place>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadFile> _ahead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadFile> _files = new(StringComparer.Ordinal);

    /// <summary>Every heading of the files read so far.</summary>
    public IEnumerable<MarkdownSection> AllSections => _files.Values.SelectMany(read => read.File?.AllSections ?? []);

    public ProblemList Problems { get; } = problems;

    /// <summary>Fingerprint of the files read, as they were when they were read.</summary>
    public byte[] Fingerprint() => KnowledgeFiles.Fingerprint(_files.Keys.Where(name => _files[name].Digest is not null), name => _files[name].Digest!);

    /// <summary>Reads all files of the folder at once, on as many processors as there are; whoever asks for one then finds it read.</summary>
    public void ReadAhead()
    {
        try
        {
            List<string> paths = [.. KnowledgeFiles.Below(folder)];
            foreach (var (path, file) in paths.AsParallel().Select(path => (path, MarkdownReader.Read(Path.Combine(folder, path), path))))
            {
                _ahead[path] = file;
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
            Problems.Add(subfolder, "The folder cannot be read.", "Give the user that the bot runs as the right to read it.");
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

        Problems.Add(name, "The file is missing.", "Restore it; every knowledge folder needs it.");
        return null;
    }

    /// <summary>Reports a thing that stands in two places.</summary>
    /// <param name="kind">What it is, such as <c>passage id</c>; things of different kinds may be equal.</param>
    public void Unique(string kind, string key, Place at)
    {
        if (!_places.TryGetValue(kind, out var places))
        {
            _places[kind] = places = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        }

        if (!places.TryAdd(key, at))
        {
            Problems.Add(at, $"The {kind} '{key}' already stands at {places[key]}.", "Keep one of them.");
        }
    }

    /// <summary>The id of a section; reports a missing, malformed or repeated one.</summary>
    public string Id(MarkdownSection section, string kind)
    {
        if (section.Id is not { Length: > 0 } id)
        {
            Problems.Add(section.At, $"The heading '{section.Title}' has no id.", "End it with an id in kebab-case, such as {#sore-afterwards}.");
            return "";
        }

        var isKebab = id.All(c => Tokens.IsPlain(c) || c == '-');
        Problems.AddIf(!isKebab, section.At, $"The id '{id}' is not in kebab-case.", "Use lower-case letters, digits and hyphens.");
        Unique(kind, id, section.At);
        return id;
    }

    /// <summary>The example messages of a section; among examples of one kind each may stand in one place only.</summary>
    public IReadOnlyList<string> Examples(MarkdownSection? section, string kind)
    {
        List<MarkdownBlock> bullets = [.. section?.Bullets ?? []];
        foreach (var bullet in bullets)
        {
            Unique(kind, bullet.Text, bullet.At);
        }

        return bullets.ConvertAll(bullet => bullet.Text);
    }

    /// <summary>The ways to ask for what a section says; reports where a reply has none.</summary>
    public IReadOnlyList<string> AskedAs(MarkdownSection section, bool isReply = false)
    {
        var asked = Examples(section.Subsection("Asked as"), AlternateQuestion);
        Problems.AddIf(isReply && asked.Count == 0, section.At, $"'{section.Title}' has no example message.", "Add '### Asked as' with bullets.");
        return asked;
    }

    // A file is read once, however many readers ask for it, so that its problems are named once.
    private KnowledgeFile? Read(string fullPath)
    {
        var path = Path.GetRelativePath(folder, fullPath).Replace('\\', '/');
        if (_files.TryGetValue(path, out var known))
        {
            return known.File;
        }

        var read = _files[path] = _ahead.GetValueOrDefault(path) ?? MarkdownReader.Read(fullPath, path);
        Problems.Add(read.Problems);
        if (read.File?.FrontMatter.Id is { Length: > 0 } id)
        {
            Unique("file id", id, new Place(path, 1));
        }

        return read.File;
    }
}
