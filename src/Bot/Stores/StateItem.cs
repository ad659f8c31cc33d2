namespace Bot.Stores;

/// <summary>An object as a store of bot state keeps it.</summary>
/// <param name="TypeName">The type it was written as.</param>
/// <param name="Json">Its content.</param>
/// <param name="ETag">Its version.</param>
internal sealed record StateItem(string TypeName, string Json, string ETag);
