using Microsoft.Extensions.Options;

namespace Bot.Hosting;

/// <summary>Names each proxy in the settings that is no address, or that stands for everybody.</summary>
internal sealed class ProxyRules : IValidateOptions<ProxyOptions>
{
    // The whole of 10.0.0.0/8 is a clinic's own; anything wider belongs to strangers too.
    private const int WidestPrefix = 8;

    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var faults = options.Known
            .Select((known, at) => (Known: known, At: at))
            .Where(entry => !ProxyOptions.TryRead(entry.Known, out var network) || network.PrefixLength < WidestPrefix)
            .Select(entry => $"{ProxyOptions.Section}:Known:{entry.At} is not a proxy. Write the address of a proxy such as 10.0.0.5, or its network such as 10.0.0.0/24, of /{WidestPrefix} or narrower.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
