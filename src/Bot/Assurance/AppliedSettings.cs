using System.Collections;

namespace Bot.Assurance;

/// <summary>The settings in force, with their defaults filled in; of a secret only whether it is set.</summary>
internal static partial class AppliedSettings
{
    public static IEnumerable<(string Name, string Value)> Of(IServiceProvider services) => KnownOptions.Sections.SelectMany(section => section.Value.SelectMany(type =>
        Of(section.Key, ((IOptions<object>)services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type))).Value)));

    private static IEnumerable<(string Name, string Value)> Of(string section, object options) => options.GetType().GetProperties()
        .Where(property => property.CanRead && (property.CanWrite || property.PropertyType.IsAssignableTo(typeof(IEnumerable))))
        .SelectMany(property => Of($"{section}:{property.Name}", property.GetValue(options), property.PropertyType));

    private static IEnumerable<(string Name, string Value)> Of(string name, object? value, Type type) => value switch
    {
        _ when Secret().IsMatch(name) && type == typeof(string) => [(name, value is string { Length: > 0 } ? "set" : "not set")],
        null or "" => [(name, "not set")],
        string text => [(name, text)],
        IFormattable number => [(name, number.ToString(null, CultureInfo.InvariantCulture))],
        bool flag => [(name, flag ? "on" : "off")],
        IEnumerable items => [(name, string.Join(", ", items.Cast<object>()) is { Length: > 0 } list ? list : "none")],
        _ => Of(name, value),
    };

    [GeneratedRegex("Secret|Key|Password|Connection$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Secret();
}
