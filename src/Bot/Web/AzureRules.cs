using Microsoft.Extensions.Options;

namespace Bot.Web;

/// <summary>The secret goes nowhere unencrypted, except to this machine itself.</summary>
internal sealed class AzureRules : IValidateOptions<AzureOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureOptions options) =>
        Uri.TryCreate(options.AzureEndpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Query.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{AzureOptions.Section}:AzureEndpoint is no such address. Write an https address such as https://directline.botframework.com/v3/directline.");
}
