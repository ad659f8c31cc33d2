using Microsoft.Extensions.Options;

namespace Bot.Channels;

/// <summary>Finds settings out of range.</summary>
[OptionsValidator]
internal sealed partial class ChannelOptionsValidator : IValidateOptions<ChannelOptions>;
