namespace Microsoft.Bot.Builder;

/// <summary>A store of objects by key.</summary>
public interface IStorage
{
    /// <summary>Reads objects; keys that are not there are not in the result.</summary>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    /// <summary>Writes objects; one that carries an ETag is only written when the stored one still has it.</summary>
    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes objects; keys that are not there are passed over.</summary>
    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}
