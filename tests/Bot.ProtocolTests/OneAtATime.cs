using Xunit;

namespace Bot.ProtocolTests;

/// <summary>Tests that start several programs and would starve each other of the machine, or that measure the process they run in.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
