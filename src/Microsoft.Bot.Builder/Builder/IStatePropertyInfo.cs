namespace Microsoft.Bot.Builder;

/// <summary>Names a property of a state.</summary>
public interface IStatePropertyInfo
{
    /// <summary>Gets the name.</summary>
    string Name { get; }
}
