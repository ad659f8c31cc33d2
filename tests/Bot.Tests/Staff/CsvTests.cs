using Bot.Staff.Pages;
using Xunit;

namespace Bot.Tests.Staff;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+44", "\"'+44\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("", "\"\"")]
    public void Cell_IsTextToASpreadsheet(string value, string cell) => Assert.Equal($"{cell},\"x\"\r\n", Csv.Write([[value, "x"]]));
}
