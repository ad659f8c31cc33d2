namespace Bot.ProtocolTests.Fuzz;

/// <summary>One attempt to make the bot misbehave.</summary>
internal delegate Task FuzzAttack(FuzzRun run, Visitor visitor, Random random);
