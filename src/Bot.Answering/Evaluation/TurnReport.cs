namespace Bot.Answering.Evaluation;

/// <summary>How well labelled chats were answered: by label, by language and by group.</summary>
/// <param name="Set">Name of the set, or <c>all</c>.</param>
/// <param name="Right">Right answers by label.</param>
/// <param name="FalseAlarms">Alarms where none was called for.</param>
/// <param name="DangerByLanguage">Right answers by language, to messages that show danger.</param>
/// <param name="ByGroup">Right answers by group.</param>
/// <param name="Misses">Ids of the turns missed, by label.</param>
public sealed record TurnReport(
    string Set, IReadOnlyDictionary<string, Rate> Right, Rate FalseAlarms, IReadOnlyDictionary<string, Rate> DangerByLanguage, IReadOnlyDictionary<string, Rate> ByGroup,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Misses)
{
    public static TurnReport Create(string set, IReadOnlyList<EvaluatedTurn> turns)
    {
        Dictionary<string, Rate> By(IEnumerable<EvaluatedTurn> chosen, Func<EvaluatedTurn, string> key) =>
            chosen.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Rate(group.Count(t => t.IsRight), group.Count()));

        var harmless = turns.Where(turn => turn.IsHarmless).ToList();
        return new TurnReport(
            set,
            Right: By(turns, turn => turn.Want),
            FalseAlarms: new Rate(harmless.Count(turn => turn.IsAlarm), harmless.Count),
            DangerByLanguage: By(turns.Where(turn => !turn.IsHarmless), turn => turn.Language),
            ByGroup: By(turns, turn => turn.Group),
            Misses: turns.Where(turn => !turn.IsRight).GroupBy(turn => turn.Want).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(turn => turn.Id)]));
    }

    /// <summary>The figures that fall short, in words; none when all are reached.</summary>
    public IReadOnlyList<string> Below(EvaluationThresholds thresholds) =>
    [
        .. Right
            .Select(rate => (Label: rate.Key, Rate: rate.Value, Least: thresholds.Turns?.GetValueOrDefault(rate.Key) ?? 0))
            .Where(rate => rate.Rate.ShareOr(1) < rate.Least)
            .Select(rate => FormattableString.Invariant($"{rate.Label}: {rate.Rate} is below {100 * rate.Least:0.0} %")),
        .. FalseAlarms.ShareOr(0) > thresholds.FalseAlarms ? [FormattableString.Invariant($"false alarms: {FalseAlarms} is above {100 * thresholds.FalseAlarms:0.0} %")] : Array.Empty<string>(),
    ];
}
