namespace Bot.ProtocolTests.Fuzz;

/// <summary>What came back on a connection.</summary>
/// <param name="Status">The status; 0 when the connection was closed without a word.</param>
/// <param name="Text">Everything that was received, byte for character.</param>
internal sealed record RawReply(int Status, string Text);
