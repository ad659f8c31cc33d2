namespace Bot.Stores;

/// <summary>Where conversations, bot state and the signing key are kept.</summary>
internal enum StoreKind
{
    /// <summary>A file on this machine, for one replica.</summary>
    Sqlite,

    /// <summary>A Redis server or cluster, shared by replicas.</summary>
    Redis,

    /// <summary>Nowhere: gone with the process.</summary>
    Memory,
}
