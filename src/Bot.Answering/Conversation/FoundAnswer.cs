namespace Bot.Answering.Conversation;

/// <summary>What answers a message.</summary>
/// <param name="Decision">What to say.</param>
/// <param name="Ranking">What it was decided from.</param>
/// <param name="FollowsUp">The message goes on from the question before.</param>
internal readonly record struct FoundAnswer(AnswerDecision Decision, QuestionRanking Ranking, bool FollowsUp);
