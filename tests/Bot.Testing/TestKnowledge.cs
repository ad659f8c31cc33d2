using System.Text;
using Bot.Answering.Knowledge;

namespace Bot.Testing;

/// <summary>A small, valid knowledge folder in a temporary place, which a test breaks or extends.</summary>
public sealed class TestKnowledge : IDisposable
{
    private static readonly string[] ReplyIds = ["greeting", "nothing-found", "error", "did-you-mean", "none-of-these-choice", "none-of-these", "clinic-contact", "too-long", "not-text", "second-miss", "english-only", "complaints-contact", "not-forgotten",
        "clinic-not-filled", "no-reason", "no-more", "other-question", "call-button", "book-button", "map-button", "page-button"];

    private static readonly string[] CommandIds = ["help", "topics", "about", "privacy", "forget-me", "start-over", "helpful", "not-helpful", "inspection"];

    public TestKnowledge()
    {
        Folder = Directory.CreateTempSubdirectory("knowledge-").FullName;
        foreach (var (path, id, title, body) in Valid)
        {
            Write(path, Header(id, title) + body);
        }
    }

    public string Folder { get; }

    /// <summary>What each file begins with.</summary>
    public static string Header(string id, string title) => $"---\nid: {id}\ntitle: {title}\nsource: Test article\nedited: 2026-01-31\nclinical-sign-off: none\n---\n\n";

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
            + "## Follow-up {#follow-up}\n\n- why, tell me more, and for\n\n## Why {#why}\n\n- why\n"),
        ("choices.md", "choices", "Choices", "## Choices {#choices}\n\n- bones, age: fractures, origin\n"),
        ("clinic.md", "clinic", "The clinic", """
            ## Opening hours {#hours}

            - Answer:

            ### Asked as

            - are you open on sunday

            ## A person {#person}

            - Answer:
            - Call:

            Nobody reads this. {clinic-contact}

            ### Asked as

            - can i speak to a person
            """),
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

            ## Doctor reply, again {#doctor-reply-short}

            Again: talk to your doctor.

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

            ## Plain {#plain}

            - {my, his} {neck, knee} {hurts, aches}

            ## Due {#due}

            - my neck hurts

            ## Not due {#not-due}

            - who invented it
            - one two three four
            - the first one
            - number two
            - the last one please
            - the second
            - 3
            - none of these
            - neither of them
            - what about it
            - tell me more
            - and for this
            """),
        ("safety/wording.md", "wording", "Wording", "## Never said {#never-said}\n\n- don't worry, will cure\n\n## Never opens with {#never-opens}\n\n- yes, some say so\n"),
        ("safety/urgent-replies.md", "urgent-replies", "Urgent replies", """
            ## Emergency {#emergency}

            Emergency: call {emergency-number} now.

            ## Emergency, somebody else {#emergency-other}

            Emergency: call {emergency-number} for them.

            ## Emergency, again {#emergency-short}

            Still: call {emergency-number}.

            ## Same day {#sameday}

            Urgent: call {urgent-number} today.

            ## Same day, again {#sameday-short}

            Still: call {urgent-number}.

            ## Crisis {#crisis}

            Please call {crisis-line}.

            ## Crisis, again {#crisis-short}

            Still: {crisis-line}.

            ## Safeguarding {#safeguarding}

            Not your fault: {abuse-line}, {child-line}, {complaints-contact}.

            ## Safeguarding, again {#safeguarding-short}

            Still: {abuse-line}.

            ## Low mood {#lowmood}

            I am sorry. {crisis-line}

            ## Caution {#caution}

            Ask first.

            ## Doctor reply {#doctor-reply-emergency}

            After that, talk to your doctor.

            ## Doctor reply after a crisis {#doctor-reply-crisis}

            You can also talk to your doctor.

            ## Over {#resolved}

            Thank you for telling me.

            ## What ends it {#how-to-end}

            Write **it is over**.
            """),
        ("safety/numbers.md", "numbers", "Numbers", """
            ## Anywhere {#default}

            - Emergency: your local emergency number
            - Same day: your doctor
            - Crisis: a crisis line
            - Abuse: an abuse line
            - Child: a child line
            - Poison: a poison line
            - Source: general wording

            ## Somewhere {#xx}

            - Emergency: 1
            - Same day: 2
            - Crisis: 3
            - Abuse: 4
            - Child: 5
            - Poison: 6
            - Source: example.org
            """),
        ("safety/negation.md", "negation", "Negation", "## Groups\n\n- negation: no, not, without\n- negation ends: but\n"),
        ("safety/standing.md", "standing", "Standing", """
            ## Over {#over}

            ### People write

            - it was a joke
            - sorry that was a mistake
            - the ambulance came

            ### Looks like it but is not

            - i feel fine
            - thanks
            - can it wait
            - ok
            """),
        ("safety/languages/en.md", "language-en", "English", """
            ## English {#en}

            ### Body

            - chest: chest, breastbone

            ### Signs

            - pressure: crush*, pressure
            - pain: pain*, hurt*

            ### Conditions

            - pregnant: pregnan*
            """),
        ("safety/languages/es.md", "language-es", "Spanish", """
            ## Spanish {#es}

            ### Language words

            - el, la, que, me, cuanto, cuesta

            ### Body

            - chest: pecho

            ### Signs

            - pressure: aprieta
            - pain: dolor, duele

            ### Conditions

            - pregnant: embarazad*

            ### Complaints

            - cuello

            ### Replies

            - emergency: Emergencia: llame {emergency-number}.
            - emergency-short: Llame {emergency-number}.
            - sameday: Hoy mismo.
            - sameday-short: Hoy.
            - crisis: Llame {crisis-line}.
            - crisis-short: Crisis.
            - safeguarding: No es su culpa.
            - safeguarding-short: Culpa.
            - lowmood: Lo siento.
            - caution: Pregunte antes.
            - how-to-end: Escriba **todo resuelto**.
            - resolved: Gracias.
            - english-only: Solo en inglés.
            - doctor-reply: Consulte a su doctor.
            - emergency-number: al 112 o su número de emergencias
            - urgent-number: su doctor
            - crisis-line: una línea de ayuda
            - abuse-line: la policía
            - child-line: una línea para niños
            - poison-line: toxicología
            - complaints-contact: su colegio profesional
            - clinic-contact: Llame a la clínica.
            """),
        ("safety/hazards.md", "hazards", "Hazards", """
            ## H01 A flag is missed {#flag-missed}

            - Cause: other words
            - Guard: patterns
            - Severity: major
            - Likelihood before: probable
            - Likelihood after: remote
            - Owner: the safety officer
            - Evidence: none
            - Test: DangerTests.One
            - Residual risk: some
            """),
        ("safety/kinds/heart.md", "kind-heart", "Heart", """
            ## Possible heart attack {#heart-attack}

            - Tier: emergency
            - Source: A publisher

            ### Always

            - [chest] ~ [pressure]

            ### Grids

            - {my, his} {chest, breastbone} {feels crushed, has an elephant on it}

            ### People write

            - an elephant sits on my chest

            ### Looks like it but is not

            - my chest muscles are tired from press-ups
            """),
        ("safety/kinds/others.md", "kind-others", "Others", """
            ## Crisis {#suicide}

            - Tier: crisis
            - Source: A publisher

            ### Always

            - end my life

            ### People write

            - i will end my life tonight

            ## Same day {#calf}

            - Tier: same day
            - Source: A publisher

            ### Always

            - swollen calf

            ### People write

            - a swollen calf since the flight

            ## Abuse {#abuse}

            - Tier: safeguarding
            - Source: A publisher

            ### Always

            - beats me up

            ### People write

            - my boss beats me up

            ## Low {#low}

            - Tier: low mood
            - Source: A publisher

            ### Always

            - so lonely

            ### People write

            - i am so lonely

            ## Caution {#caution-pregnancy}

            - Tier: caution
            - Source: A publisher

            ### Always

            - [pregnant]
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

    /// <summary>Makes the folder lie somewhere as a volume of a ConfigMap does: files are links into a hidden folder, a link itself.</summary>
    /// <param name="mount">Where.</param>
    /// <returns>That link, to be exchanged.</returns>
    public string MountAt(string mount)
    {
        var data = Path.Combine(mount, "..data");
        Directory.CreateSymbolicLink(data, Folder);
        foreach (var entry in Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!))
        {
            File.CreateSymbolicLink(Path.Combine(mount, entry), Path.Combine("..data", entry));
        }

        return data;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
