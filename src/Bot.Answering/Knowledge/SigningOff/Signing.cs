namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>Signs texts of a knowledge folder off.</summary>
/// <param name="folder">The folder.</param>
public sealed class Signing(string folder)
{
    private readonly SignOffFolder _folder = new(folder);
    private readonly IReadOnlyList<SignableText> _texts = KnowledgeFolder.TextsToSign(folder);

    /// <summary>What is signed and what waits.</summary>
    public SignOffState State => SignOffState.Compare(_texts, Signatures, isRequired: false);

    /// <summary>The texts that a pattern names: a whole name, or its beginning and a star.</summary>
    public IReadOnlyList<SignableText> Find(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return [.. _texts.Where(text => pattern.EndsWith('*') ? text.Name.StartsWith(pattern[..^1], StringComparison.Ordinal) : text.Name == pattern)];
    }

    /// <summary>Signs texts as they are written now.</summary>
    public void Sign(IReadOnlyList<SignableText> texts, string reviewer, string role, DateOnly date)
    {
        var known = _texts.Select(text => text.Name).ToHashSet(StringComparer.Ordinal);
        var signatures = Signatures.Values.Where(signature => known.Contains(signature.Name)).ToDictionary(signature => signature.Name, StringComparer.Ordinal);
        foreach (var text in texts)
        {
            signatures[text.Name] = new SignOff(text.Name, reviewer, role, date, text.Hash);
        }

        _folder.Write(signatures.Values, texts, date);
    }

    private IReadOnlyDictionary<string, SignOff> Signatures => _folder.Read(new ProblemList());
}
