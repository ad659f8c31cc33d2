namespace Bot.Answering.Safety;

/// <summary>Marks the words that a "no", "not" or "without" reaches.</summary>
internal sealed class Negation(IEnumerable<string> negators, IEnumerable<string> breakers)
{
    private readonly PhraseSet _negators = new(negators);
    private readonly PhraseSet _breakers = new(breakers);

    /// <summary>For each word whether it is negated; null when none is.</summary>
    public bool[]? Mark(Token[] tokens)
    {
        bool[]? negated = null;
        bool[]? breaks = null;
        foreach (var negator in _negators.Find(tokens))
        {
            negated ??= new bool[tokens.Length];
            breaks ??= Breaks(tokens);
            for (var i = negator.End; i < Math.Min(tokens.Length, negator.End + SafetyThresholds.NegationReach) && !tokens[i].StartsClause && !breaks[i]; i++)
            {
                negated[i] = true;
            }
        }

        return negated;
    }

    private bool[] Breaks(Token[] tokens)
    {
        var breaks = new bool[tokens.Length];
        foreach (var breaker in _breakers.Find(tokens))
        {
            breaks[breaker.Start] = true;
        }

        return breaks;
    }
}
