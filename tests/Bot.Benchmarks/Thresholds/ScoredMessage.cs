using Bot.Answering.Ranking;

namespace Bot.Benchmarks.Thresholds;

/// <summary>What a labelled message calls for, and all that thresholds are held against.</summary>
internal sealed record ScoredMessage
{
    /// <summary>It shows danger; null where a label says neither.</summary>
    public required bool? IsDanger { get; init; }

    /// <summary>It is about pain management; null where a label says neither.</summary>
    public required bool? IsPain { get; init; }

    /// <summary>Label of a turn of a chat, or kind of a question; see <c>tests/evaluation</c>.</summary>
    public required string Want { get; init; }

    /// <summary>A turn before it showed danger.</summary>
    public required bool IsAfterDanger { get; init; }

    /// <summary>Words of the message.</summary>
    public required int Words { get; init; }

    /// <summary>It is in another language than English.</summary>
    public required bool IsForeign { get; init; }

    /// <summary>A phrase that always counts is in it.</summary>
    public required bool HasPhrase { get; init; }

    /// <summary>Words that count for pain together, or a misspelt one, are in it, or one that counts unless it means something else.</summary>
    public required (bool Together, bool Usual) PainWords { get; init; }

    /// <summary>The doctor reply was found due.</summary>
    public required bool IsDoctorReplyDue { get; init; }

    /// <summary>Probability of danger.</summary>
    public required float Danger { get; init; }

    /// <summary>The highest of a part of it, of any length.</summary>
    public required float DangerOfAnyPart { get; init; }

    /// <summary>The highest of a part that is long enough to be judged by itself.</summary>
    public required float DangerOfPart { get; init; }

    /// <summary>Probability that it names a condition.</summary>
    public required float Caution { get; init; }

    /// <summary>Probability that an alarm is over.</summary>
    public required float Resolved { get; init; }

    /// <summary>Probability that it is a reaction to an alarm.</summary>
    public required float Reaction { get; init; }

    /// <summary>Probability of pain management.</summary>
    public required float Pain { get; init; }

    /// <summary>The same of the message or a part of it.</summary>
    public required float PainOfAnyPart { get; init; }

    /// <summary>Share of unknown words; 0 where fewer than two are unknown.</summary>
    public required double Unknown { get; init; }

    /// <summary>What may answer it.</summary>
    public required QuestionRanking Ranking { get; init; }

    /// <summary>For each passage of the ranking whether it is right.</summary>
    public required bool[] IsRight { get; init; }

    /// <summary>Score of the best passage; 0 where there is none.</summary>
    public float Best => Ranking.Passages.Count == 0 ? 0 : Ranking.Passages[0].Score;

    /// <summary>The best passage is right.</summary>
    public bool IsRightFirst => IsRight is [true, ..];

    /// <summary>A passage is asked for.</summary>
    public bool IsAnswerable => Want == "answerable" && IsDanger == false;

    /// <summary>No passage is asked for.</summary>
    public bool IsOutOfScope => Want == "out_of_scope" && IsDanger == false;

    /// <summary>How much speaks for a fixed reply.</summary>
    /// <param name="idleComplaint">See <see cref="AnswerThresholds.IdleComplaint"/>.</param>
    public float FixedShare(double idleComplaint) => Ranking.FixedShare - (IsDoctorReplyDue ? (float)(1 - idleComplaint) * Ranking.IdleShare : 0);
}
