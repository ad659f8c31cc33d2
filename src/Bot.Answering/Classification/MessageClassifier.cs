namespace Bot.Answering.Classification;

/// <summary>
/// Tells classes of messages apart, as it has learned from examples that an editor can read in <c>knowledge/</c>: what a
/// regression makes of the words and what the nearest examples are, which err in different messages.
/// </summary>
/// <param name="Regression">Weighs each word alike wherever it stands.</param>
/// <param name="Nearest">The examples by their classes.</param>
internal sealed record MessageClassifier(LogisticRegression Regression, NearestExamples Nearest)
{
    public int Classes => Regression.Classes;

    public static MessageClassifier Read(BinaryReader reader) => new(LogisticRegression.Read(reader), NearestExamples.Read(reader));

    public void Write(BinaryWriter writer)
    {
        Regression.Write(writer);
        Nearest.Write(writer);
    }

    public void Predict(AnalysedText message, Span<float> probabilities)
    {
        Regression.Predict(message.Features, probabilities);
        Span<float> votes = stackalloc float[Classes];
        votes.Clear();
        Nearest.Vote(message.Safety, concepts: 0, votes);
        var sum = 0f;
        for (var i = 0; i < votes.Length; i++)
        {
            probabilities[i] *= MathF.Sqrt(votes[i] + Hyperparameters.VoteSmoothing);
            sum += probabilities[i];
        }

        for (var i = 0; i < votes.Length; i++)
        {
            probabilities[i] /= sum;
        }
    }
}
