namespace Bot.Hosting;

/// <summary>Names all that is wrong with a part of the settings by its annotations, at once.</summary>
[OptionsValidator]
internal sealed partial class SettingsValidator :
    IValidateOptions<ChannelOptions>, IValidateOptions<ProxyOptions>, IValidateOptions<ServerOptions>, IValidateOptions<TelemetryOptions>,
    IValidateOptions<AzureOptions>, IValidateOptions<WebOptions>, IValidateOptions<StaffOptions>, IValidateOptions<ReviewOptions>;
