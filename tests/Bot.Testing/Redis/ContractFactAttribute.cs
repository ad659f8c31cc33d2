using Xunit;
using Xunit.Sdk;

namespace Bot.Testing.Redis;

/// <summary>A fact of a contract that several stores keep; skipped for those whose server is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Bot.Testing.Redis." + nameof(ContractFactDiscoverer), "Bot.Testing")]
public sealed class ContractFactAttribute : FactAttribute;
