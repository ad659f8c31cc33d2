using Microsoft.Extensions.Options;

namespace Bot.Channels.Outgoing;

/// <summary>Names each service host in the settings that is none, or that would let everything through.</summary>
internal sealed class ServiceHostRules : IValidateOptions<ChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelOptions options)
    {
        var faults = options.ServiceHosts
            .Select((host, at) => (Host: host, At: at))
            .Where(entry => !HostPattern.IsValid(entry.Host))
            .Select(entry => $"{ChannelOptions.Section}:ServiceHosts:{entry.At} is not a host. Write a host's name such as smba.trafficmanager.net, or a star for what comes before a name of at least two parts, such as *.botframework.com.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
