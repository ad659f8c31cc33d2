namespace Bot.Staff;

/// <summary>A figure without an edit and with it.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Before">Without the edit.</param>
/// <param name="After">With it.</param>
internal sealed record EditFigure(string Name, string Before, string After);
