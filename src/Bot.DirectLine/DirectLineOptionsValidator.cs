using Microsoft.Extensions.Options;

namespace Bot.DirectLine;

/// <summary>Finds what is wrong with the settings, all at once.</summary>
[OptionsValidator]
internal sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;
