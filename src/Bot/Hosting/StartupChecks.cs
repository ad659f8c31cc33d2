namespace Bot.Hosting;

/// <summary>Refuses to start with settings that are unsafe or cannot work; names all of them with their remedies, and none of their secrets.</summary>
internal static partial class StartupChecks
{
    public static void Require(WebApplication app)
    {
        var problems = Find(app);
        if (problems.Count > 0)
        {
            throw new BotConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    public static IReadOnlyList<string> Find(WebApplication app) =>
        [.. Problems(app.Configuration, app.Environment.IsDevelopment()), .. InvalidOptions(app.Services)];

    /// <summary>What is wrong with the settings together; each alone may be in order.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, bool isDevelopment) =>
        [.. ChannelSettings.Problems(configuration), .. Exposure.Problems(configuration, isDevelopment)];

    private static IEnumerable<string> InvalidOptions(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException fault)
        {
            return fault.Failures;
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            return faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures);
        }
        catch (InvalidOperationException fault)
        {
            // A text where a number, a time or a flag belongs; the message names the setting, and its value is left out: it may be a secret in the wrong place.
            return [Value().Replace(fault.Message, "")];
        }
    }

    [GeneratedRegex(@" '[^']*'(?= at ')", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Value();
}
