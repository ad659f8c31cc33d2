using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Marks the words that a "no", "not" or "without" reaches.</summary>
internal sealed class Negation(IEnumerable<string> negators, IEnumerable<string> breakers)
{
    /// <summary>Words after a negator that it still covers, unless a clause ends before.</summary>
    private const int Reach = 5;

    private readonly PhraseSet _negators = new(negators);
    private readonly PhraseSet _breakers = new(breakers);

    public bool[] Mark(IReadOnlyList<Token> tokens)
    {
        var negated = new bool[tokens.Count];
        var breaks = _breakers.Find(tokens).Select(hit => hit.Start).ToHashSet();
        foreach (var negator in _negators.Find(tokens))
        {
            for (var i = negator.End; i < Math.Min(tokens.Count, negator.End + Reach); i++)
            {
                if (tokens[i].StartsClause || breaks.Contains(i))
                {
                    break;
                }

                negated[i] = true;
            }
        }

        return negated;
    }
}
