using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bot.Testing.Redis;

/// <summary>Looks at the class that inherits a contract before it makes a test of each of its facts.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        return RedisProcess.MissingReason is not null && testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsRedisAttribute)).Any()
            ? new SkippedWithoutRedis(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
    }
}
