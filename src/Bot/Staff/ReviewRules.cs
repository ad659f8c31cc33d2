using Microsoft.Extensions.Options;

namespace Bot.Staff;

/// <summary>Finds settings that do not go together.</summary>
internal sealed class ReviewRules(IOptions<StaffOptions> staff) : IValidateOptions<ReviewOptions>
{
    public ValidateOptionsResult Validate(string? name, ReviewOptions options) => options.Enabled && !staff.Value.HasKey
        ? ValidateOptionsResult.Fail($"{ReviewOptions.Section}:Enabled keeps questions that nobody could read. Set {StaffOptions.Section}:Key too, which they are encrypted with.")
        : ValidateOptionsResult.Success;
}
