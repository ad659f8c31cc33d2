using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Knowledge;

public sealed class HazardLogTests
{
    [Fact]
    public void ShippedLog_EveryTestNamed_IsATest()
    {
        var named = File.ReadLines(Path.Combine(ShippedKnowledge.Folder, "safety/hazards.md"))
            .Where(line => line.StartsWith("- Test: ", StringComparison.Ordinal))
            .SelectMany(line => WordList.Of(line["- Test: ".Length..]))
            .ToList();
        var tests = typeof(HazardLogTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), inherit: true)).Select(m => $"{type.Name}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, tests));
    }
}
