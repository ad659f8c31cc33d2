namespace Bot.Answering.Conversations;

/// <summary>
/// Reads <c>conversations/*.md</c> of a knowledge folder: below a heading a bullet <c>- Visitor: ...</c> for each
/// message, and after it what must come of it.
/// </summary>
/// <remarks>They are no part of the knowledge: nothing is learned from them, and a bot runs without them.</remarks>
public static class ConversationFolder
{
    private const string Name = "conversations";
    private const string Visitor = "Visitor";

    /// <summary>The conversations; none where there is no such folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="knowledge">What it holds.</param>
    /// <exception cref="KnowledgeException">A file cannot be read, or names what does not exist.</exception>
    public static IReadOnlyList<ExpectedConversation> Load(string folder, KnowledgeBase knowledge)
    {
        var problems = new ProblemList();
        var reader = new FolderReader(folder, problems);
        List<ExpectedConversation> read = [.. reader.Files(Name).SelectMany(file => file.Sections).Select(section => new ExpectedConversation(section.File.Path, section.Title, Turns(section, knowledge, problems)))];
        return problems.Any ? throw new KnowledgeException(problems.Sorted) : read;
    }

    private static List<ExpectedTurn> Turns(MarkdownSection section, KnowledgeBase knowledge, ProblemList problems)
    {
        var turns = new List<(int Line, string Says, List<Expectation> Wants)>();
        foreach (var bullet in section.Bullets)
        {
            var (field, text) = bullet.Field();
            var value = text ?? "";
            if (field == Visitor)
            {
                turns.Add((bullet.At.Line, value, []));
            }
            else if (!Expectation.Fields.Contains(field) || turns.Count == 0)
            {
                problems.Add(bullet.At, $"'{field}' says nothing of an answer here.", $"Begin with '- {Visitor}: ...', then use one of: {string.Join(", ", Expectation.Fields)}.");
            }
            else if (!Exists(field, value, knowledge))
            {
                problems.Add(bullet.At, $"There is no {field.ToLowerInvariant()} '{value}'.", "Use an id of the knowledge, or yes and no for the doctor reply.");
            }
            else
            {
                turns[^1].Wants.Add(new Expectation(bullet.At.Line, field, value));
            }
        }

        if (turns.Count == 0)
        {
            problems.Add(section.At, $"Nobody says anything in '{section.Title}'.", $"Add '- {Visitor}: ...' below the heading.");
        }

        return turns.ConvertAll(turn => new ExpectedTurn(turn.Line, turn.Says, turn.Wants));
    }

    private static bool Exists(string field, string value, KnowledgeBase knowledge) => field switch
    {
        Expectation.Passage => knowledge.FindPassage(value) is not null,
        Expectation.Kind => knowledge.FindKind(value) is not null,
        Expectation.Reply => Coverage.ReachableReplies(knowledge).Contains(value),
        Expectation.DoctorReply => value is "yes" or "no",
        _ => value.Length > 0,
    };
}
