namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>What of the knowledge is signed off, and what waits for it.</summary>
/// <param name="Holding">Signatures that hold: the text is the one that was signed.</param>
/// <param name="Edited">Names of texts that were signed in another wording.</param>
/// <param name="Missing">Names of texts that nobody has signed.</param>
/// <param name="IsRequired">Visitors are shown signed texts only.</param>
public sealed record SignOffState(IReadOnlyList<SignOff> Holding, IReadOnlyList<string> Edited, IReadOnlyList<string> Missing, bool IsRequired)
{
    /// <summary>Names of all that waits.</summary>
    public IEnumerable<string> Waiting => Edited.Concat(Missing);

    /// <summary>Who has signed how much, for visitors who ask.</summary>
    public string Summary
    {
        get
        {
            var reviewers = Holding.Select(signature => $"{signature.Reviewer}, {signature.Role}").Distinct().ToList();
            var all = Holding.Count + Edited.Count + Missing.Count;
            return reviewers.Count == 0 ? "none" : string.Join("; ", reviewers) + (Holding.Count == all ? "" : $" ({Holding.Count} of {all} texts)");
        }
    }

    internal static SignOffState Of(IEnumerable<SignableText> all, IReadOnlyDictionary<string, SignOff> signatures, bool isRequired)
    {
        var texts = all.ToLookup(text => !signatures.TryGetValue(text.Name, out var signature) ? State.Missing : signature.Hash == text.Hash ? State.Holding : State.Edited);
        return new SignOffState(
            [.. texts[State.Holding].Select(text => signatures[text.Name])],
            [.. texts[State.Edited].Select(text => text.Name)],
            [.. texts[State.Missing].Select(text => text.Name)],
            isRequired);
    }

    private enum State
    {
        Holding,
        Edited,
        Missing,
    }
}
