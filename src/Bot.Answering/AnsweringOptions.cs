using System.ComponentModel.DataAnnotations;

namespace Bot.Answering;

/// <summary>Settings of the answering part.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Answering";

    /// <summary>Country whose numbers of <c>knowledge/safety/numbers.md</c> are named in replies to danger, such as GB; empty: a general wording.</summary>
    [StringLength(20)]
    public string Country { get; set; } = "";

    /// <summary>The number to call in an emergency, as a visitor reads it; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string EmergencyNumber { get; set; } = "";

    /// <summary>Whom to call the same day; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string UrgentNumber { get; set; } = "";

    /// <summary>Whom to call in a mental health crisis; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string CrisisLine { get; set; } = "";

    /// <summary>Whom to talk to about abuse; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string AbuseLine { get; set; } = "";

    /// <summary>Whom a child can talk to; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string ChildLine { get; set; } = "";

    /// <summary>The poison centre; empty: that of the country.</summary>
    [StringLength(200), NumberOrLink]
    public string PoisonLine { get; set; } = "";

    /// <summary>Where to complain about a therapist, besides the clinic; empty: a general wording.</summary>
    [StringLength(200)]
    public string ComplaintsContact { get; set; } = "";

    /// <summary>How to reach the clinic; empty: the wording of <c>knowledge/replies.md</c>.</summary>
    [StringLength(500)]
    public string ClinicContact { get; set; } = "";

    /// <summary>Address of the source article, to which the line that names it leads; empty: no link.</summary>
    [StringLength(500)]
    [RegularExpression(@"https://[^\s()]+", ErrorMessage = "{0} is no https: address.")]
    public string SourceUrl { get; set; } = "";

    /// <summary>Visitors are shown only what a clinician has signed off: an edited text in its last signed wording, an unsigned passage not at all.</summary>
    public bool RequireSignOff { get; set; }

    /// <summary>Characters of a message that are answered; a longer one gets a polite reply.</summary>
    [Range(100, 4000)]
    public int MaxQuestionLength { get; set; } = 2000;

    /// <summary>What the clinic should still set; null when replies to danger name somebody to call.</summary>
    public string? Warning =>
        Country.Length == 0 && (EmergencyNumber.Length == 0 || CrisisLine.Length == 0)
            ? "Replies to danger name no number of a country. Set Answering:Country (a section of knowledge/safety/numbers.md), or Answering:EmergencyNumber, UrgentNumber, CrisisLine, AbuseLine, ChildLine and PoisonLine."
            : null;
}

/// <summary>A setting that names whom to call: a visitor in danger must be able to act on it, and "the clinic" is nobody to call.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberOrLinkAttribute : RegularExpressionAttribute
{
    public NumberOrLinkAttribute()
        : base(@"(?s).*(\d|https://\S|\S+\.\w).*") =>
        ErrorMessage = "{0} holds neither a number nor a link. Name whom to call as a visitor reads it, such as '112' or 'Samaritans on 116 123'.";
}
