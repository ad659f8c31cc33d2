using Microsoft.Extensions.Options;

namespace Bot.Hosting;

/// <summary>Finds settings out of range.</summary>
[OptionsValidator]
internal sealed partial class ServerOptionsValidator : IValidateOptions<ServerOptions>;
