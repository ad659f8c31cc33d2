using System.ComponentModel.DataAnnotations;

namespace Bot.Answering;

/// <summary>Settings of the answering part.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Answering";

    /// <summary>The number to call in an emergency, as a visitor reads it.</summary>
    [Required]
    [StringLength(200)]
    public string EmergencyNumber { get; set; } = "your local emergency number";

    /// <summary>Whom to call the same day.</summary>
    [Required]
    [StringLength(200)]
    public string UrgentNumber { get; set; } = "your doctor, an out-of-hours service or an urgent care centre";

    /// <summary>Whom to call in a mental health crisis.</summary>
    [Required]
    [StringLength(200)]
    public string CrisisLine { get; set; } = "a crisis line in your country, or someone you trust";

    /// <summary>How to reach the clinic; empty: the wording of <c>knowledge/replies.md</c>.</summary>
    [StringLength(500)]
    public string ClinicContact { get; set; } = "";

    /// <summary>Characters of a message that are answered; a longer one gets a polite reply.</summary>
    [Range(100, 4000)]
    public int MaxQuestionLength { get; set; } = 2000;
}
