namespace Bot.Stores.Sqlite;

/// <summary>What written work outlives from the moment it is reported.</summary>
internal enum SqliteSafety
{
    /// <summary>The end of the process. A loss of power may undo it, but never without undoing what came after it too.</summary>
    Process,

    /// <summary>A loss of power as well, at the price of waiting for the disk.</summary>
    Power,
}
