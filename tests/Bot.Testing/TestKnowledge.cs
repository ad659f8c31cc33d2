using System.Text;
using Bot.Answering.Knowledge;

namespace Bot.Testing;

/// <summary>A small, valid knowledge folder in a temporary place, which a test breaks or extends.</summary>
public sealed class TestKnowledge : IDisposable
{
    private static readonly string[] ReplyIds = ["greeting", "nothing-found", "error", "did-you-mean", "none-of-these-choice", "none-of-these", "clinic-contact", "too-long", "not-text", "second-miss"];

    private static readonly string[] CommandIds = ["help", "topics", "about", "privacy", "forget-me", "start-over", "helpful", "not-helpful", "inspection"];

    public TestKnowledge()
    {
        Folder = Directory.CreateTempSubdirectory("knowledge-").FullName;
        foreach (var (path, id, title, body) in Valid)
        {
            Write(path, $"---\nid: {id}\ntitle: {title}\nsource: Test article\nreviewed: 2026-01-31\n---\n\n{body}");
        }
    }

    public string Folder { get; }

    private static IEnumerable<(string Path, string Id, string Title, string Body)> Valid =>
    [
        ("claims.md", "claims", "Claims", "## Paragraph 1\n\n- C01: it is old\n- C02 (note required): it heals bones\n"),
        ("topics/origins.md", "origins", "Origins", """
            ## How old is it? {#origin}

            - Claims: C01
            - Doctor reply: when asked about pain
            - Related: fractures

            The article says that it is ancient.

            ### Asked as

            - since when has this been around
            - history of the method
            """),
        ("topics/uses.md", "uses", "Uses", """
            ## Does it heal bones? {#fractures}

            - Claims: C02
            - Doctor reply: always

            The article says that it helps broken bones.

            > **Editor's note:** It does not. ([Source](https://example.org/bones))

            ### Asked as

            - my arm is in a cast, would it help
            - does it mend a fracture
            """),
        ("questions/origins.md", "questions-origins", "Questions", "## origin\n\n- how far back does it go\n"),
        ("replies.md", "replies", "Replies", string.Concat(ReplyIds.Select(id => $"## {id} {{#{id}}}\n\nWording of {id}.\n\n"))),
        ("chat-page.md", "chat-page", "Chat page", string.Concat(ChatPageIds.All.Select(id => $"## {id} {{#{id}}}\n\nWording of {id}.\n\n"))),
        ("commands.md", "commands", "Commands", string.Concat(CommandIds.Select(id => $"## {id} {{#{id}}}\n\nReply to {id}.\n\n### Asked as\n\n- {id}\n\n"))
            + "## Follow-up {#follow-up}\n\n- why, tell me more, and for\n"),
        ("small-talk.md", "small-talk", "Small talk", "## Hello {#hello}\n\nHello there.\n\n### Asked as\n\n- hello\n- good morning\n"),
        ("out-of-scope.md", "out-of-scope", "Out of scope", """
            ## Booking {#booking}

            - Doctor reply: when asked about pain

            Please ask the clinic. {clinic-contact}

            ### Asked as

            - how much is an hour
            - can i book online
            """),
        ("synonyms.md", "synonyms", "Synonyms", "## ancient\n\n- old, ancient, long ago\n"),
        ("safety/pain-management.md", "pain", "Pain management", """
            ## Doctor reply {#doctor-reply}

            - Claims: C02

            Talk to your doctor.

            > **Editor's note:** Stricter than others. ([Source](https://example.org/strict))

            ## Other languages {#languages}

            ### Spanish {#es}

            - Words: dolor, duele
            - Language words: el, la, que, me

            Consulte a su doctor.

            ## Words {#words}

            - pain*, sore*, ache*

            ## Usual {#usual}

            - stroke

            ## Together {#together}

            ### Groups

            - verbs: fix, ease
            - parts: neck, back

            ### Patterns

            - [verbs] + [parts]

            ## Sayings {#sayings}

            - pain au chocolat

            ## Due {#due}

            - my neck hurts

            ## Not due {#not-due}

            - who invented it
            """),
        ("safety/wording.md", "wording", "Wording", "## Never said {#never-said}\n\n- don't worry, will cure\n"),
        ("safety/urgent-replies.md", "urgent-replies", "Urgent replies", """
            ## Emergency {#emergency}

            Emergency: call {emergency-number} now.

            ## Urgent {#urgent}

            Urgent: call {urgent-number} today.

            ## Crisis {#crisis}

            Please call {crisis-line}.

            ## Doctor reply {#doctor-reply-emergency}

            Do this before contacting your doctor.
            """),
        ("safety/hazards.md", "hazards", "Hazards", """
            ## A flag is missed {#flag-missed}

            - Cause: other words
            - Guard: patterns
            - Test: RedFlagTests.One
            - Residual risk: some
            """),
        ("safety/red-flags/word-groups.md", "word-groups", "Word groups", "## Groups\n\n- chest: chest, breastbone\n- negation: no, not, without\n- negation ends: but\n"),
        ("safety/red-flags/heart.md", "red-flag-heart", "Heart", """
            ## Possible heart attack {#heart-attack}

            - Tier: emergency
            - Source: A publisher

            ### Signs

            - [chest] ~ crush*, pressure

            ### People write

            - an elephant sits on my chest

            ### Not this

            - my chest muscles are tired from press-ups
            """),
    ];

    /// <summary>Writes a file below the folder, as UTF-8.</summary>
    public TestKnowledge Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public TestKnowledge Write(string path, byte[] content)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    /// <summary>Replaces a piece of text that must be in the file.</summary>
    public TestKnowledge Replace(string path, string old, string replacement)
    {
        var content = File.ReadAllText(Path.Combine(Folder, path));
        return content.Contains(old, StringComparison.Ordinal)
            ? Write(path, content.Replace(old, replacement, StringComparison.Ordinal))
            : throw new ArgumentException($"'{old}' is not in {path}.", nameof(old));
    }

    public TestKnowledge Delete(string path)
    {
        File.Delete(Path.Combine(Folder, path));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
