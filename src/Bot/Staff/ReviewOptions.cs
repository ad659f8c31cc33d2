using System.ComponentModel.DataAnnotations;

namespace Bot.Staff;

/// <summary>Settings of the review of questions.</summary>
internal sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>Questions that the bot could not answer well are kept for staff, without what could tell who asked them.</summary>
    public bool Enabled { get; set; }

    /// <summary>A question is shown when so many visitors have asked it, or one like it.</summary>
    [Range(2, 100)]
    public int LeastVisitors { get; set; } = 3;
}
