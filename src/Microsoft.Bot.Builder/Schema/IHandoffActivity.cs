namespace Microsoft.Bot.Schema;

/// <summary>A conversation is handed over.</summary>
public interface IHandoffActivity : IActivity
{

}
