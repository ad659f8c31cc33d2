using Xunit;

namespace Bot.BrowserTests;

/// <summary>Tests that share a browser, and therefore run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}

/// <summary>As many again in a browser of their own, beside the first: much of what a test takes is waiting for a page or a server.</summary>
[CollectionDefinition(Name)]
public sealed class InSecondChromium : ICollectionFixture<Chromium>
{
    public const string Name = "second Chromium";
}

/// <summary>Tests that measure how long something takes, with nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InChromiumAlone : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium alone";
}
