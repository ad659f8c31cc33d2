using Bot.Stores;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class StateJsonTests
{
    [Fact]
    public void Record_WithoutAFieldThatCameLater_HasItsDefault()
    {
        var record = StateJson.Deserialize("""{"Greeted":true,"Context":{"Misses":1},"OfAnOlderProgram":{}}""", "1");

        Assert.Equal((true, 1, "1"), (record.Greeted, record.Context.Misses, record.ETag));
        Assert.Empty(record.Context.Choices);
        Assert.Empty(record.ContextBefore.PreviousPassages);
    }
}
