using System.IO.Compression;
using Bot.Answering.Knowledge;
using Bot.Cli;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Cli;

public sealed class ImportTests : VerbTest
{
    private const string Head = "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n";

    [Fact]
    public void Tsv_BecomesPassagesAndWhatTheCheckRefusesIsReported()
    {
        var file = Write("faq.tsv", Head
            + "Is there parking?\t<p>There is a car park.</p>\\nIt is behind the house.\tEditorial\t\t[]\tFalse\t[]\t1\n"
            + "where do i park my car\t<p>There is a car park.</p>\tEditorial\t\t[]\tFalse\t[]\t1\n"
            + "history of the method\tIt is old.\tEditorial\t\t[]\tFalse\t[]\t2\n"
            + $"Tell me all?\t{string.Join(' ', Enumerable.Repeat("word", 90))}.\tEditorial\t\t[]\tFalse\t[]\t3\n"
            + "Will it help?\tIt will cure all.\tEditorial\t\t[]\tFalse\t[]\t4\n"
            + "Any tea?\t\tEditorial\t\t[]\tFalse\t[]\t5\n");

        Assert.Equal(ExitCode.Done, Run(file));

        var own = KnowledgeFolder.Load(Knowledge.Folder).Passages.Where(passage => passage.Claims.Count == 0).ToList();
        var parking = Assert.Single(own);
        Assert.Equal("Is there parking?", parking.Heading);
        Assert.Equal("There is a car park.\n\nIt is behind the house.", parking.Text.Replace("park. It", "park.\n\nIt", StringComparison.Ordinal));
        Assert.Contains("where do i park my car", parking.AskedAs);
        Assert.Equal(DoctorReplyPolicy.Always, parking.DoctorReply);
        var report = Output.ToString();
        Assert.Contains("row 4: the question \"history of the method\" is in the knowledge already", report, StringComparison.Ordinal);
        Assert.Contains("row 5: The passage 'Tell me all?' has 90 words", report, StringComparison.Ordinal);
        Assert.Contains("row 6: The text says 'will cure'", report, StringComparison.Ordinal);
        Assert.Contains("row 7: it has no answer", report, StringComparison.Ordinal);
        Assert.Contains("1 of 5 answers", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_IsReadAsTheSameTable()
    {
        var file = Path.Combine(Folder, "faq.xlsx");
        WriteXlsx(file, [["Question", "Answer", "Source"], ["Is there parking?", "There is a car park.", "x"], ["where do i park", "There is a car park.", "x"]]);

        Assert.Equal(ExitCode.Done, Run(file));
        Assert.Equal(["Is there parking?", "where do i park"], KnowledgeFolder.Load(Knowledge.Folder).Passages.Single(passage => passage.Claims.Count == 0).AskedAs);
    }

    [Fact]
    public void QnaBot_IsRead()
    {
        var file = Write("bot.json", """{"qna":[{"qid":"Parking.001","q":["Is there parking?","car park"],"a":"There is a car park.","type":"qna"},{"qid":"Empty.001","q":[],"a":"x"}]}""");

        Assert.Equal(ExitCode.Done, Run(file));
        Assert.Equal("There is a car park.", KnowledgeFolder.Load(Knowledge.Folder).Passages.Single(passage => passage.Claims.Count == 0).Text);
        Assert.Contains("Empty.001: it has no question", Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("faq.tsv", "Frage\tAntwort\nx\ty\n")]
    [InlineData("faq.xlsx", "no workbook")]
    [InlineData("faq.json", "{}")]
    [InlineData("faq.json", "no json")]
    [InlineData("faq.docx", "x")]
    public void SomethingElse_IsRefusedAndNothingIsWritten(string name, string content)
    {
        Assert.Equal(ExitCode.Usage, Run(Write(name, content)));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Knowledge.Folder, "topics")), file => file.Contains("imported", StringComparison.Ordinal));
    }

    [Fact]
    public void NothingUsable_LeavesNoFile()
    {
        Assert.Equal(ExitCode.Failed, Run(Write("faq.tsv", Head + "Will it help?\tIt will cure all.\n")));
        Assert.False(File.Exists(Path.Combine(Knowledge.Folder, "topics", "imported-faq.md")));
        Assert.Empty(KnowledgeFolder.Check(Knowledge.Folder));
    }

    [Fact]
    public void SecondImportOfAName_IsRefused()
    {
        var file = Write("faq.tsv", Head + "Is there parking?\tThere is a car park.\n");
        Assert.Equal(ExitCode.Done, Run(file));

        Assert.Equal(ExitCode.Usage, Run(file));
    }

    private static void WriteXlsx(string file, string[][] rows)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        void Add(string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content);
        }

        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        Add("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        Add("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"QnAs\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        var cells = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"));
        Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheet}\"><sheetData>{cells}</sheetData></worksheet>");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private int Run(string file) => ImportCommand.Run([KnowledgeOption, file], new DateOnly(2026, 11, 29), Output, Error);
}
