using System.Text;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void Load_ValidFolder_ReadsPassageWithNoteSourceAndQuestions()
    {
        var knowledge = KnowledgeFolder.Load(_knowledge.Folder);

        var passage = knowledge.FindPassage("fractures")!;
        Assert.Equal("Does it heal bones?", passage.Heading);
        Assert.Equal("The article says that it helps broken bones.", passage.Text);
        Assert.Equal("**Editor's note:** It does not. ([Source](https://example.org/bones))", passage.EditorsNote);
        Assert.Equal("Test article", passage.Source);
        Assert.Equal(["paragraph 1"], passage.SourceSections);
        Assert.Equal(["C02"], passage.Claims);
        Assert.Equal(["my arm is in a cast, would it help", "does it mend a fracture"], passage.AskedAs);
        Assert.Equal(["since when has this been around", "history of the method", "how far back does it go"], knowledge.FindPassage("origin")!.AskedAs);
    }

    [Fact]
    public void Check_ShippedKnowledge_HasNoProblem() =>
        Assert.Empty(KnowledgeFolder.Check(ShippedKnowledge.Folder));

    [Fact]
    public void Load_ShippedKnowledge_RestatesEveryClaim()
    {
        var knowledge = ShippedKnowledge.Knowledge;

        var restated = knowledge.Passages.SelectMany(p => p.Claims).Distinct().Order();
        Assert.Equal(Enumerable.Range(1, 33).Select(n => $"C{n:00}"), restated);
    }

    [Theory]
    [InlineData("C09")]
    [InlineData("C10")]
    [InlineData("C25")]
    [InlineData("C32")]
    public void Load_ShippedKnowledge_NeverShowsUnsafeClaimWithoutNote(string claim)
    {
        var knowledge = ShippedKnowledge.Knowledge;

        Assert.All(knowledge.Passages.Where(p => p.Claims.Contains(claim)), p => Assert.Contains("https://", p.EditorsNote + p.Evidence, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string, string, int> Faults => new()
    {
        { "topics/uses.md", "id: uses\n", "", "no 'id'", 1 },
        { "topics/uses.md", "---\nid", "id", "no front matter", 1 },
        { "topics/uses.md", "edited: 2026-01-31", "edited: last May", "not a date", 1 },
        { "topics/uses.md", "id: uses", "id: origins", "file id 'origins' already stands", 1 },
        { "topics/uses.md", " {#fractures}", "", "has no id", 9 },
        { "topics/uses.md", "{#fractures}", "{#Frac tures}", "not in kebab-case", 9 },
        { "topics/uses.md", "{#fractures}", "{#origin}", "passage id 'origin' already stands at topics/origins.md:9", 9 },
        { "topics/uses.md", "does it mend a fracture", "history of the method", "alternate question 'history of the method' already stands", 21 },
        { "topics/uses.md", "Claims: C02", "Claims: C99", "claim 'C99' is unknown", 11 },
        { "topics/uses.md", "- Claims: C02\n", "", "names no claim", 9 },
        { "topics/uses.md", "The article says that it helps broken bones.", "", "is empty", 9 },
        { "topics/uses.md", "The article says", "The <b>article</b> says", "raw HTML", 14 },
        { "topics/uses.md", "that it helps", "don’t worry, it helps", "says 'don't worry'", 14 },
        { "topics/uses.md", "It does not.", "It will cure.", "says 'will cure'", 16 },
        { "safety/wording.md", "- don't worry, will cure", "", "no wording to look for", 0 },
        { "topics/uses.md", " ([Source](https://example.org/bones))", "", "note has no reference", 16 },
        { "topics/uses.md", "**Editor's note:** ", "", "not marked as an editor's note", 16 },
        { "topics/uses.md", "> **Editor's note:** It does not. ([Source](https://example.org/bones))", "", "must not be shown without an editor's note", 9 },
        { "topics/uses.md", "(https://example.org/bones)", "(http://example.org/bones)", "neither https: nor tel:", 16 },
        { "topics/uses.md", "Doctor reply: always", "Doctor reply: sometimes", "does not say when the doctor reply is due", 12 },
        { "topics/uses.md", "- Doctor reply: always", "- Doctor reply: always\n- Beside caution: long", "either whole beside the note on caution or 'short'", 13 },
        { "topics/uses.md", "- Doctor reply", "- Docter reply", "no field of this section", 12 },
        { "topics/origins.md", "Related: fractures", "Related: nowhere", "related to 'nowhere'", 9 },
        { "safety/hazards.md", "- Guard: patterns\n", "", "'H01 A flag is missed' has no 'Guard'", 9 },
        { "safety/hazards.md", "Residual risk", "Risk", "'Risk' is no field of this section", 19 },
        { "safety/hazards.md", " {#flag-missed}", "", "has no id", 9 },
        { "replies.md", "{#too-long}", "{#too-lengthy}", "Nothing shows the wording 'too-lengthy'", 37 },
        { "claims.md", "- C01: it is old", "- C01 it is old", "not a claim", 11 },
        { "claims.md", "- C01:", "- C03: more\n- C01:", "No passage restates claim C03", 0 },
        { "questions/origins.md", "## origin", "## orgin", "no passage 'orgin'", 9 },
        { "replies.md", "{#greeting}", "{#greetings}", "wording 'greeting' is missing", 0 },
        { "replies.md", "Wording of greeting.", "", "has no text", 9 },
        { "commands.md", "{#privacy}", "{#private}", "no command 'private'", 33 },
        { "commands.md", "- forget-me", "", "command 'forget-me' is missing", 0 },
        { "small-talk.md", "- hello\n- good morning", "", "no example message", 9 },
        { "synonyms.md", "- old, ancient, long ago", "", "has no words", 9 },
        { "safety/pain-management.md", "{#words}", "{#wordz}", "section {#words} is missing", 0 },
        { "safety/pain-management.md", "Again: talk to your doctor.", "Again: your doctor.", "does not say 'talk to your doctor'", 15 },
        { "safety/pain-management.md", "Again: talk to your doctor.", "Again: talk to your doctor, or to somebody else who knows your state of health well, before you do any of this that I have shown here.", "has 27 words", 15 },
        { "safety/pain-management.md", "Talk to your doctor.\n", "Talk to your doctor.\n\n> **Editor's note:** Stricter than others.\n", "A note follows", 15 },
        { "topics/uses.md", "The article says that it helps broken bones.", "Yes, it helps broken bones.", "opens with 'yes'", 14 },
        { "topics/uses.md", "that it helps broken bones.", "that it helps the bones of those who have one that is broken in any way and who come each week.", "A sentence of 'Does it heal bones?' has 24 words", 14 },
        { "topics/uses.md", "broken bones.", "broken bones. It helps the bones of the arm. It helps the bones of the leg. It helps the bones of the foot. It helps the bones of the hand. It helps the bones of the head. It helps the bones of the back. It helps the ribs. It helps the hip and the knee too.", "has 62 words", 14 },
        { "topics/uses.md", "broken bones.", "osteoporotic vertebral insufficiency fractures.", "Flesch-Kincaid grade", 14 },
        { "topics/uses.md", "source: Test article", "source: The clinic", "restates a claim of the article, but the file names another source", 11 },
        { "choices.md", "fractures, origin", "fractures, nowhere", "does not offer passages to choose from", 11 },
        { "clinic.md", "- Call:", "- Call: ring us", "'Call' is no telephone number", 20 },
        { "clinic.md", "{#person}", "{#someone}", "section {#person} is missing", 0 },
        { "clinic.md", "- Answer:\n- Call:", "- Answer: Don't worry, ring us.\n- Call:", "says 'don't worry'", 19 },
        { "clinic.md", "- can i speak to a person", "", "has no example message", 17 },
        { "safety/wording.md", "- yes, some say so", "", "no opening to look for", 0 },
        { "safety/pain-management.md", "[verbs] + [parts]", "[verbs] + [limbs]", "word group or concept that does not exist", 36 },
        { "safety/pain-management.md", "- my neck hurts", "", "'Due' is empty", 46 },
        { "safety/urgent-replies.md", "{#crisis}", "{#cries}", "wording 'crisis' is missing", 0 },
        { "safety/kinds/heart.md", "Tier: emergency", "Tier: soon", "has no tier", 11 },
        { "safety/kinds/heart.md", "- [chest] ~ [pressure]", "", "lacks a source, phrases or examples", 9 },
        { "safety/kinds/heart.md", "[chest]", "[torso]", "word group or concept that does not exist", 16 },
        { "safety/kinds/heart.md", "{feels crushed, has an elephant on it}", "{feels crushed", "The grid has no choices in braces", 20 },
        { "safety/kinds/heart.md", "### Looks like it but is not", "### Not this", "'Not this' is no part of a kind", 26 },
        { "safety/kinds/heart.md", "Source: A publisher", "Source: A publisher\n- Reply: nothing", "no urgent reply 'nothing'", 13 },
        { "safety/negation.md", "negation ends: but", "nothing: but", "'negation ends' is missing", 0 },
        { "safety/numbers.md", "- Poison: 6\n", "", "'Somewhere' has no 'Poison'", 19 },
        { "safety/numbers.md", "{#default}", "{#anywhere}", "no general wording", 0 },
        { "safety/languages/es.md", "- pressure: aprieta\n", "", "concept 'pressure' has no words", 9 },
        { "safety/languages/es.md", "- pain: dolor", "- pane: dolor", "concept 'pane' is unknown", 9 },
        { "safety/languages/es.md", "- pain: dolor, duele", "- pain:", "no concept with its words", 22 },
        { "safety/languages/es.md", "- crisis: Llame {crisis-line}.", "- crisis:", "lacks the reply 'crisis'", 9 },
        { "safety/languages/es.md", "- crisis: Llame {crisis-line}.", "- crisis: Llame {crisis-line}.\n- crisis: Llame.", "reply 'crisis' stands twice", 39 },
        { "safety/languages/es.md", "{emergency-number}.\n- emergency-short", "{emergency-numer}.\n- emergency-short", "Nothing fills '{emergency-numer}'", 34 },
        { "safety/urgent-replies.md", "Please call {crisis-line}", "Please call {crisisline}", "Nothing fills '{crisisline}'", 31 },
        { "safety/pain-management.md", "Talk to your doctor.", "", "'Doctor reply' has 0 words", 9 },
        { "safety/standing.md", "### People write", "### People say", "no list 'People write'", 0 },
        { "safety/urgent-replies.md", "**it is over**", "it is over", "does not say what to write", 0 },
        { "replies.md", "Wording of greeting.", "| a | b |", "belongs to a table", 11 },
        { "replies.md", "Wording of greeting.", "5 \\* 4", "Nothing is escaped", 11 },
        { "replies.md", "Wording of greeting.", "1. First", "Numbered lists", 11 },
        { "replies.md", "Wording of greeting.", "Ask me:\n\n- on {topics}", "Nothing fills '{topics}'", 13 },
        { "replies.md", "Wording of greeting.", "Ask me on {topic}.", "Nothing fills '{topic}' here", 11 },
        { "replies.md", "Wording of greeting.", "Ask {}.", "Nothing fills '{}'", 11 },
        { "replies.md", "Wording of greeting.", "Ask {clinic-contact.", "A brace stands alone", 11 },
        { "small-talk.md", "Hello there.", "", "has no text", 9 },
        { "out-of-scope.md", "Please ask the clinic. {clinic-contact}", "", "has no text", 9 },
        { "commands.md", "Reply to help.", "", "command 'help' is missing, has no text", 0 },
        { "safety/urgent-replies.md", "Please call {crisis-line}.", "", "has no text", 29 },
        { "safety/kinds/heart.md", "- [chest] ~ [pressure]", "-[chest] ~ [pressure]", "dash without a space", 16 },
        { "safety/kinds/heart.md", "- [chest] ~ [pressure]", "-", "list item is empty", 16 },
    };

    [Theory]
    [InlineData("* ")]
    [InlineData("+ ")]
    [InlineData(" - ")]
    [InlineData("    - ")]
    [InlineData("\t- ")]
    [InlineData("-\u00A0")]
    [InlineData("\u00A0-\u00A0")]
    [InlineData("-\t")]
    [InlineData("\u2022 ")]
    [InlineData("\u2022")]
    [InlineData("\u2013 ")]
    [InlineData("\u00B7 ")]
    public void Load_AnyMarkOfAListItem_IsReadAsAHyphenIs(string mark)
    {
        var expected = KnowledgeFolder.Load(_knowledge.Folder);
        _knowledge.Replace("topics/uses.md", "- does it mend a fracture", mark + "does it mend a fracture");
        _knowledge.Replace("safety/kinds/heart.md", "- [chest] ~ [pressure]", mark + "[chest] ~ [pressure]");
        _knowledge.Replace("safety/pain-management.md", "- stroke", mark + "stroke");

        var knowledge = KnowledgeFolder.Load(_knowledge.Folder);

        Assert.Equal(expected.FindPassage("fractures")!.AskedAs, knowledge.FindPassage("fractures")!.AskedAs);
        Assert.Equal(expected.Safety.Kinds.Select(kind => kind.Always.Count), knowledge.Safety.Kinds.Select(kind => kind.Always.Count));
    }

    [Fact]
    public void Load_MessagesBesideThePainRules_AreAddedToThem()
    {
        var before = KnowledgeFolder.Load(_knowledge.Folder).Safety;
        _knowledge.Write("safety/pain-messages/knee.md", TestKnowledge.Header("knee", "Knees") + "## Due {#due}\n\n- my kneecap grinds\n\n## Not due {#not-due}\n\n- is knee spelt with a k\n");

        var after = KnowledgeFolder.Load(_knowledge.Folder).Safety;

        Assert.Equal(before.Due.Append("my kneecap grinds"), after.Due);
        Assert.Equal(before.NotDue.Append("is knee spelt with a k"), after.NotDue);
    }

    [Fact]
    public void Check_Caution_NeedsPhrasesOrMessages()
    {
        const string Caution = "## Told {#told}\n\n- Tier: caution\n- Source: A publisher\n\n";
        _knowledge.Write("safety/kinds/told.md", TestKnowledge.Header("told", "Told") + Caution + "### People write\n\n- i was told to rest my new hip\n");
        Assert.Empty(KnowledgeFolder.Check(_knowledge.Folder));

        _knowledge.Write("safety/kinds/told.md", TestKnowledge.Header("told", "Told") + Caution);
        Assert.Contains("for a caution one of the two", Assert.Single(KnowledgeFolder.Check(_knowledge.Folder)).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MessagesBelowAnotherHeading_WouldBeLost()
    {
        _knowledge.Write("safety/pain-messages/knee.md", TestKnowledge.Header("knee", "Knees") + "## Knees {#knees}\n\n- my kneecap grinds\n");

        var problem = Assert.Single(KnowledgeFolder.Check(_knowledge.Folder));

        Assert.Equal("safety/pain-messages/knee.md", problem.File);
        Assert.Contains("would be lost", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topics/.#uses.md")]
    [InlineData("topics/._uses.md")]
    [InlineData("topics/~uses.md")]
    [InlineData("topics/#uses.md")]
    public void Check_FilesOfEditorsAndSystems_AreNotLookedAt(string name)
    {
        _knowledge.Write(name, [0xFF, 0xFE, 0x00]);

        Assert.Empty(KnowledgeFolder.Check(_knowledge.Folder));
    }

    [Fact]
    public void Check_LockOfAnEditor_IsNotLookedAt()
    {
        File.CreateSymbolicLink(Path.Combine(_knowledge.Folder, "topics/.#uses.md"), "someone@machine.1234:5678");

        Assert.Empty(KnowledgeFolder.Check(_knowledge.Folder));
    }

    [Theory]
    [InlineData("nowhere.md")]
    [InlineData("unreadable.md")]
    public void Check_FileThatCannotBeRead_IsAProblemOfItsOwn(string target)
    {
        // A link to nothing, and one to itself: no right to read is needed for either, which a test as root would have.
        File.CreateSymbolicLink(Path.Combine(_knowledge.Folder, "topics/unreadable.md"), target);

        var problem = Assert.Single(KnowledgeFolder.Check(_knowledge.Folder));

        Assert.Equal("topics/unreadable.md: The file cannot be read.", problem.ToString()[..^problem.Remedy.Length].TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_BrokenFile_NamesFileLineFaultAndRemedy(string file, string old, string replacement, string what, int line)
    {
        _knowledge.Replace(file, old, replacement);

        var problem = Assert.Single(KnowledgeFolder.Check(_knowledge.Folder), p => p.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal((file, line), (problem.File, problem.Line));
        Assert.NotEmpty(problem.Remedy);
        Assert.Throws<KnowledgeException>(() => KnowledgeFolder.Load(_knowledge.Folder));
    }

    [Theory]
    [InlineData("claims.md")]
    [InlineData("replies.md")]
    [InlineData("commands.md")]
    [InlineData("small-talk.md")]
    [InlineData("out-of-scope.md")]
    [InlineData("synonyms.md")]
    [InlineData("safety/pain-management.md")]
    [InlineData("safety/urgent-replies.md")]
    [InlineData("safety/wording.md")]
    [InlineData("safety/negation.md")]
    [InlineData("safety/numbers.md")]
    [InlineData("safety/standing.md")]
    [InlineData("safety/languages/en.md")]
    public void Check_MissingFile_IsNamed(string file)
    {
        _knowledge.Delete(file);

        Assert.Contains(KnowledgeFolder.Check(_knowledge.Folder), p => p.File == file && p.What.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NoEmergency_IsAProblem()
    {
        _knowledge.Delete("safety/kinds/heart.md");

        Assert.Contains(KnowledgeFolder.Check(_knowledge.Folder), p => p.File == "safety/kinds" && p.What == "There is no kind of the tier 'Emergency'.");
    }

    [Fact]
    public void Check_MissingFolder_IsAProblem() =>
        Assert.Contains("does not exist", Assert.Single(KnowledgeFolder.Check("/nowhere/knowledge")).What, StringComparison.Ordinal);

    [Fact]
    public void Check_BadUtf8_NamesTheLine()
    {
        _knowledge.Write("topics/bad.md", [.. "---\nid: bad\n---\n"u8, 0xC3, 0x28]);

        var problem = Assert.Single(KnowledgeFolder.Check(_knowledge.Folder), p => p.File == "topics/bad.md");
        Assert.Equal((4, "The file is not valid UTF-8 here."), (problem.Line, problem.What));
    }

    [Fact]
    public void Check_TenMegabyteFile_IsRefusedUnread()
    {
        _knowledge.Write("topics/huge.md", new byte[10 * 1024 * 1024]);

        var problem = Assert.Single(KnowledgeFolder.Check(_knowledge.Folder));
        Assert.Equal("topics/huge.md: The file has 10,485,760 bytes; at most 1,048,576 are read. Split it into several files.", problem.ToString());
    }

    [Fact]
    public void Check_TenFaultsInTenFiles_NamesAllTen()
    {
        _knowledge
            .Replace("topics/origins.md", " {#origin}", "")
            .Replace("topics/uses.md", "Claims: C02", "Claims: C99")
            .Replace("questions/origins.md", "how far back does it go", "history of the method")
            .Replace("replies.md", "{#error}", "{#oops}")
            .Replace("small-talk.md", "Hello there.", "Hello <i>there</i>.")
            .Replace("out-of-scope.md", "Doctor reply: when asked about pain", "Doctor reply: maybe")
            .Replace("safety/pain-management.md", "Talk to your doctor.", "[Talk to your doctor](ftp://example.org).")
            .Replace("safety/kinds/heart.md", "Tier: emergency", "Tier: later")
            .Write("topics/bad.md", [0xFF, 0xFE, 0x00])
            .Write("topics/huge.md", new byte[10 * 1024 * 1024]);

        var files = KnowledgeFolder.Check(_knowledge.Folder).Select(p => p.File).Distinct().ToList();

        Assert.Equal(10, files.Count(f => f is not ("claims.md" or "choices.md" or "safety/kinds")));
    }

    [Fact]
    public void Load_FileWithByteOrderMarkAndWindowsLineEnds_IsRead()
    {
        var path = Path.Combine(_knowledge.Folder, "topics/uses.md");
        var text = File.ReadAllText(path).Replace("\n", "\r\n", StringComparison.Ordinal);
        _knowledge.Write("topics/uses.md", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]);

        Assert.NotNull(KnowledgeFolder.Load(_knowledge.Folder).FindPassage("fractures"));
    }
}
