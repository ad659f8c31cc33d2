namespace Bot.Answering.Classification;

/// <summary>
/// Tells classes of messages apart, as it has learned from examples that an editor can read in <c>knowledge/</c>: what
/// networks make of the words and what the nearest examples are, which err in different messages.
/// </summary>
/// <param name="Network">What words mean together.</param>
/// <param name="Nearest">The examples by their classes.</param>
internal sealed record MessageClassifier(MessageNetwork Network, NearestExamples Nearest)
{
    public int Classes => Network.Classes;

    public static MessageClassifier Read(BinaryReader reader) => new(MessageNetwork.Read(reader), NearestExamples.Read(reader));

    public void Write(BinaryWriter writer)
    {
        Network.Write(writer);
        Nearest.Write(writer);
    }

    public void Predict(AnalysedText message, Span<float> probabilities)
    {
        Network.Score(message.Features, probabilities);
        Span<float> votes = stackalloc float[Classes];
        votes.Clear();
        Nearest.Vote(message.Safety, concepts: 0, votes);
        for (var i = 0; i < votes.Length; i++)
        {
            probabilities[i] += MathF.Log(votes[i] + Hyperparameters.VoteSmoothing) / 2;
        }

        var sum = MessageNetwork.LogSum(probabilities);
        foreach (ref var probability in probabilities)
        {
            probability = MathF.Exp(probability - sum);
        }
    }
}
