using Bot.Answering.Evaluation;
using Xunit;

namespace Bot.Tests.Answering.Evaluation;

public sealed class EvaluationReportTests
{
    [Theory]
    [InlineData(0.6, 0.4, 8)]
    [InlineData(0.5, 0.5, 0)]
    public void Below_FiguresOfOneHalf_NamesThoseThatFallShort(double least, double most, int fallShort)
    {
        var thresholds = new EvaluationThresholds
        {
            RightAt1 = least,
            RightAt3 = least,
            DoctorRecall = least,
            UrgentRecall = least,
            OutOfScopeRefused = least,
            AnswerableRefused = most,
            DoctorFalseAlarms = most,
            UrgentFalseAlarms = most,
        };

        Assert.Equal(fallShort, Report(new Rate(1, 2)).Below(thresholds).Count);
    }

    [Fact]
    public void Below_KindOfQuestionAbsent_FailsNothing() =>
        Assert.Empty(Report(new Rate(0, 0)).Below(new EvaluationThresholds { RightAt1 = 1, UrgentFalseAlarms = 0, DoctorFalseAlarms = 0, AnswerableRefused = 0 }));

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"id\":\"1\"}")]
    [InlineData("null")]
    public void ReadQuestions_BadLine_NamesFileAndLine(string line)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{\"id\":\"1\",\"question\":\"q\",\"kind\":\"chitchat\",\"pain\":false,\"urgent\":false}\n" + line + "\n");

        var fault = Assert.Throws<InvalidDataException>(() => EvaluationJson.ReadQuestions(path));

        Assert.StartsWith($"{path}:2: ", fault.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static EvaluationReport Report(Rate rate) => new("s", rate, rate, rate, rate, rate, rate, rate, rate, new Dictionary<string, IReadOnlyList<string>>());
}
