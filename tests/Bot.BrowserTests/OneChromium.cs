using Xunit;

namespace Bot.BrowserTests;

/// <summary>All browser tests share one Chromium and run one by one.</summary>
[CollectionDefinition(nameof(OneChromium), DisableParallelization = true)]
public sealed class OneChromium : ICollectionFixture<Chromium>;
