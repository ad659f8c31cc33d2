using System.Globalization;

namespace Bot.Answering.Evaluation;

/// <summary>So many of so many.</summary>
public readonly record struct Rate(int Count, int Total)
{
    /// <summary>Between 0 and 1; 1 of nothing, so that an absent kind of question fails no threshold.</summary>
    public double ShareOr(double nothing) => Total == 0 ? nothing : (double)Count / Total;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * ShareOr(0),6:0.0} %  ({Count}/{Total})");
}
