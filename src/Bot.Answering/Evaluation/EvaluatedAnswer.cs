using Bot.Answering.Composition;

namespace Bot.Answering.Evaluation;

/// <summary>A labelled question and the answer it got.</summary>
public sealed record EvaluatedAnswer(EvaluationQuestion Question, Answer Answer)
{
    public bool IsAnswerable => Question.Kind == "answerable" && !Question.Urgent;

    public bool IsOutOfScope => Question.Kind == "out_of_scope" && !Question.Urgent;

    public bool IsUrgent => Answer is SafetyAnswer { Kind.IsAlarm: true };

    public bool ShowsPassage => Answer is SourcedAnswer;

    public bool IsRightAt1 =>
        Answer is SourcedAnswer sourced && sourced.Passages[0].Claims.Intersect(Question.Claims).Any();

    public bool IsRightAt3 =>
        Answer.Trace.Ranking.Take(3).Any(r => r.Passage.Claims.Intersect(Question.Claims).Any());
}
