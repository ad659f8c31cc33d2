namespace Bot.Staff.Counting;

/// <summary>How often something happened on a day.</summary>
/// <param name="Day">The day, by UTC.</param>
/// <param name="Name">What is counted: one of <see cref="CountNames"/>.</param>
/// <param name="Label">Which of its kind; empty where there is but one.</param>
/// <param name="Number">How often.</param>
internal sealed record Count(DateOnly Day, string Name, string Label, long Number);
