using Microsoft.Extensions.Options;

namespace Bot.Stores;

/// <summary>Finds the single settings that are out of bounds, all at once.</summary>
[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
