namespace Microsoft.Bot.Builder;

/// <summary>Makes accessors of properties.</summary>
public interface IPropertyManager
{
    /// <summary>Makes an accessor of a property.</summary>
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}
