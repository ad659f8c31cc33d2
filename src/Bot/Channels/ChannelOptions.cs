namespace Bot.Channels;

/// <summary>Settings of the Bot Framework's channels beyond those that the SDK knows.</summary>
internal sealed class ChannelOptions : IValidatableObject
{
    public const string Section = "Channels";

    /// <summary>
    /// Hosts to which replies may be sent, such as <c>*.botframework.com</c>; empty stands for those of the Bot Framework in the chosen cloud.
    /// </summary>
    public IList<string> ServiceHosts { get; init; } = [];

    /// <summary>The proxy through which channels are called. It resolves the hosts' names, so it is the proxy that must keep them off the inner network.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>How long a call to a channel may take. Channels themselves give up after 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:14")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Names each service host that is none, or that would let everything through.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ServiceHosts.Index()
        .Where(entry => !HostPattern.IsValid(entry.Item))
        .Select(entry => new ValidationResult(
            $"{Section}:ServiceHosts:{entry.Index} is not a host. Write a host's name such as smba.trafficmanager.net, or a star for what comes before a name of at least two parts, such as *.botframework.com."));
}
