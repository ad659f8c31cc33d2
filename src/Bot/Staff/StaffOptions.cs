using System.ComponentModel.DataAnnotations;

namespace Bot.Staff;

/// <summary>Settings of the pages for staff.</summary>
internal sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>The secret that opens the pages; without it there are none. Questions kept for review are encrypted with it: a new one makes the old ones unreadable.</summary>
    [MinLength(32, ErrorMessage = "Staff:Key is too short. Write at least 32 random characters, such as openssl rand -base64 32 gives.")]
    public string? Key { get; set; }

    /// <summary>Folder of labelled questions (*.jsonl) with which a question that staff add is tried, besides the conversations of the knowledge.</summary>
    public string? EvaluationFolder { get; set; }

    /// <summary>Whether there are pages for staff.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Key);
}
