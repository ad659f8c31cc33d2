using Xunit;

namespace Bot.BrowserTests;

/// <summary>Tests that share the browser, and therefore run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
