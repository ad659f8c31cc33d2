namespace Bot.Answering.Safety;

/// <summary>What was learned of danger.</summary>
/// <param name="Features">Weighs a message's features.</param>
/// <param name="Kinds">Which kind of danger a message shows, or that it is harmless: a class for each kind, then <see cref="Due"/>, <see cref="NotDue"/> and <see cref="Caution"/>.</param>
/// <param name="Nearest">The known messages by what they are: a class for each kind, then those of harmless ones.</param>
/// <param name="DoctorReply">Whether it is about pain management.</param>
/// <param name="Resolved">Whether the visitor says that an alarm was an error or is sorted.</param>
/// <param name="Reaction">Whether it is a reaction to an alarm rather than a danger: "he says he's fine", "I don't want any fuss".</param>
/// <param name="Endings">What visitors write after an alarm: <see cref="Over"/>, or not.</param>
internal sealed record DangerModels(
    TfIdfFeatures Features,
    MessageNetwork Kinds,
    NearestExamples Nearest,
    LinearClassifier DoctorReply,
    LinearClassifier Resolved,
    LinearClassifier Reaction,
    NearestExamples Endings)
{
    /// <summary>Class of harmless messages, after those of the kinds: the doctor reply is due.</summary>
    public const int Due = 0;

    /// <summary>It is not due.</summary>
    public const int NotDue = 1;

    /// <summary>Of <see cref="Kinds"/> alone: a condition for which massage needs a doctor's yes is named.</summary>
    public const int Caution = 2;

    /// <summary>Of <see cref="Nearest"/> alone: it is not known whether it is due.</summary>
    public const int Harmless = 2;

    /// <summary>Classes of harmless messages.</summary>
    public const int HarmlessClasses = 3;

    /// <summary>Class of <see cref="Endings"/>: the alarm is over.</summary>
    public const int Over = 0;

    /// <summary>It is not.</summary>
    public const int NotOver = 1;

    private readonly float[] _priors = [.. Enumerable.Range(0, Kinds.Classes - HarmlessClasses).Select(kind => SafetyWeights.KindPrior * MathF.Log(1 + Nearest.CountOf(kind)))];

    public void Write(BinaryWriter writer)
    {
        Features.Write(writer);
        Kinds.Write(writer);
        Nearest.Write(writer);
        DoctorReply.Write(writer);
        Resolved.Write(writer);
        Reaction.Write(writer);
        Endings.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DangerModels Read(BinaryReader reader) => new(
        TfIdfFeatures.Read(reader),
        MessageNetwork.Read(reader),
        NearestExamples.Read(reader),
        LinearClassifier.Read(reader, TfIdfFeatures.Columns),
        LinearClassifier.Read(reader, TfIdfFeatures.Columns),
        LinearClassifier.Read(reader, TfIdfFeatures.Columns),
        NearestExamples.Read(reader));

    /// <summary>Probability that the visitor says that an alarm was an error or is sorted.</summary>
    /// <param name="text">Features of the message.</param>
    /// <param name="isForeign">It is in another language than English.</param>
    public float ProbabilityOfEnd(SparseVector text, bool isForeign)
    {
        Span<float> votes = stackalloc float[NotOver + 1];
        votes.Clear();
        Endings.Vote(text, ConceptsIn(isForeign), votes);
        return Probability(Resolved.Score(text) + LogOdds(votes[Over], votes[NotOver]));
    }

    /// <summary>Judges a message or a part of it.</summary>
    /// <param name="text">Its features.</param>
    /// <param name="isForeign">It is in another language than English, in which neighbours share concepts rather than words.</param>
    /// <param name="comparing">The nearest messages have a say.</param>
    /// <remarks>The networks and the nearest messages err in different messages; the figures are in DECISIONS.md.</remarks>
    public SafetyJudgement Judge(SparseVector text, bool isForeign, bool comparing)
    {
        var kinds = _priors.Length;
        Span<float> scores = stackalloc float[kinds + HarmlessClasses];
        Span<float> votes = stackalloc float[kinds + HarmlessClasses];
        Kinds.Score(text, scores);
        votes.Clear();
        if (comparing)
        {
            Nearest.Vote(text, ConceptsIn(isForeign), votes);
        }

        var (kind, best, danger) = (0, float.MinValue, 0f);
        for (var i = 0; i < kinds; i++)
        {
            danger += votes[i];
            var score = scores[i] + MathF.Log(votes[i] + SafetyWeights.VoteSmoothing) - _priors[i];
            (kind, best) = score > best ? (i, score) : (kind, best);
        }

        var (due, notDue, harmless) = (votes[kinds + Due], votes[kinds + NotDue], votes[kinds + Harmless]);
        return new SafetyJudgement(
            Probability(MessageNetwork.LogSum(scores[..kinds]) - MessageNetwork.LogSum(scores[kinds..]) + LogOdds(danger, due + notDue + harmless)),
            kind,
            Probability(DoctorReply.Score(text) + MessageNetwork.LogSum([MessageNetwork.LogSum(scores[..(kinds + Due + 1)]), scores[kinds + Caution]]) - scores[kinds + NotDue] + LogOdds(danger + due, notDue)),
            Probability(scores[kinds + Caution] - MessageNetwork.LogSum(scores.Slice(kinds + Due, 2))));
    }

    private static float ConceptsIn(bool isForeign) => isForeign ? SafetyWeights.ConceptsOfNeighbours : 0;

    private static float LogOdds(float votesFor, float votesAgainst) => MathF.Log((votesFor + SafetyWeights.VoteSmoothing) / (votesAgainst + SafetyWeights.VoteSmoothing));

    private static float Probability(float score) => 1 / (1 + MathF.Exp(-score));
}
