namespace Bot.Answering.Conversation;

/// <summary>One question of a message that asks more than one.</summary>
/// <param name="Words">Without the "and" before it.</param>
/// <param name="Asks">It begins as questions do.</param>
/// <param name="Told">What was said before it that asks nothing.</param>
internal readonly record struct QuestionPart(ArraySegment<Token> Words, bool Asks, string Told);
