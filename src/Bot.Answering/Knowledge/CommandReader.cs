using System.Text.Json;

namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>commands.md</c>.</summary>
internal sealed class CommandReader
{
    private const string Path = "commands.md";

    private static readonly Dictionary<string, CommandKind> Kinds = Enum.GetValues<CommandKind>().ToDictionary(kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()));

    public CommandReader(FolderReader reader)
    {
        if (reader.File(Path) is not { } file)
        {
            return;
        }

        foreach (var section in file.Sections)
        {
            switch (reader.Id(section, $"id in {Path}"))
            {
                case "follow-up":
                    FollowUps = WordList.Of(section.Bullets);
                    break;
                case "why":
                    Whys = WordList.Of(section.Bullets);
                    break;
                case var id when Kinds.TryGetValue(id, out var kind):
                    Commands.Add(new Command(kind, section.Prose(skipLeadingBullets: false), reader.Examples(section.Subsection("Asked as"), "command")));
                    break;
                case var id:
                    reader.Problems.Add(section.At, $"There is no command '{id}'.", $"Use one of: {string.Join(", ", Kinds.Keys)}, follow-up, why.");
                    break;
            }
        }

        foreach (var (id, _) in Kinds.Where(known => !Commands.Exists(c => c.Kind == known.Value && c.Text.Length > 0 && c.AskedAs.Count > 0)))
        {
            reader.Problems.Add(Path, $"The command '{id}' is missing, has no text or no phrases.", $"Add a section {{#{id}}} with its reply and '### Asked as'.");
        }
    }

    public List<Command> Commands { get; } = [];

    /// <summary>Words that begin a question about what was just answered.</summary>
    public IReadOnlyList<string> FollowUps { get; private set; } = [];

    /// <summary>Whole messages that ask for the reason of what was just answered.</summary>
    public IReadOnlyList<string> Whys { get; private set; } = [];
}

/// <summary>What a visitor can ask of the bot itself.</summary>
public enum CommandKind
{
    Help,
    Topics,
    About,
    Privacy,
    ForgetMe,
    StartOver,
    Helpful,
    NotHelpful,
    Inspection,
}

/// <summary>A command in plain words, and the stored reply to it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Text">Markdown, shown as it stands.</param>
/// <param name="AskedAs">The whole messages that mean it.</param>
public sealed record Command(CommandKind Kind, string Text, IReadOnlyList<string> AskedAs);
