using System.ComponentModel.DataAnnotations;

namespace Bot.Staff;

/// <summary>Settings of the pages for staff.</summary>
internal sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>The secret that opens the pages. Questions kept for review are encrypted with it: a new one makes the old ones unreadable.</summary>
    [MinLength(32, ErrorMessage = "Staff:Key is too short. Write at least 32 random characters, such as openssl rand -base64 32 gives.")]
    public string? Key { get; set; }

    /// <summary>Header in which a proxy of <c>Proxies:Known</c> names the user whom it has logged in; whoever is named there sees the pages without the secret.</summary>
    public string? ProxyUserHeader { get; set; }

    /// <summary>Folder of labelled questions (*.jsonl) with which a question that staff add is tried, besides the conversations of the knowledge.</summary>
    public string? EvaluationFolder { get; set; }

    /// <summary>Whether there are pages for staff.</summary>
    public bool IsOn => HasKey || !string.IsNullOrEmpty(ProxyUserHeader);

    /// <summary>Whether there is a secret to open them with.</summary>
    public bool HasKey => !string.IsNullOrEmpty(Key);
}
