namespace Bot.Web;

/// <summary>Settings for visitors who come through Azure Bot Service instead of the embedded channel.</summary>
internal sealed class AzureOptions : IValidatableObject
{
    /// <summary>Beside those of the embedded channel.</summary>
    public const string Section = DirectLineOptions.Section;

    /// <summary>The secret of the bot's Direct Line channel in Azure; without one the embedded channel is used.</summary>
    public string? AzureSecret { get; set; }

    /// <summary>Where Azure's Direct Line is; there are regional ones.</summary>
    [Required]
    public string AzureEndpoint { get; set; } = "https://directline.botframework.com/v3/directline";

    public bool IsOn => !string.IsNullOrEmpty(AzureSecret);

    /// <summary>The secret goes nowhere unencrypted, except to this machine itself.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ChannelSettings.IsSecure(AzureEndpoint) && !AzureEndpoint.Contains('?', StringComparison.Ordinal)
        ? []
        : [new ValidationResult($"{Section}:AzureEndpoint is no such address. Write an https address such as https://directline.botframework.com/v3/directline.")];
}
