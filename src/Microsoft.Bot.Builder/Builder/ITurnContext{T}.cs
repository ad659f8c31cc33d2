using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>A turn whose activity is seen as one of its interfaces.</summary>
/// <typeparam name="T">The interface.</typeparam>
public interface ITurnContext<out T> : ITurnContext
    where T : IActivity
{
    /// <summary>Gets the activity that came in.</summary>
    new T Activity { get; }
}
