using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bot.Testing.Redis;

/// <summary>A test that cannot run because there is no redis-server.</summary>
public sealed class SkippedWithoutRedis : XunitTestCase
{
    /// <summary>For the runner, which passes tests from process to process.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the runner only")]
    public SkippedWithoutRedis()
    {
    }

    public SkippedWithoutRedis(IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => RedisProcess.MissingReason;
}
