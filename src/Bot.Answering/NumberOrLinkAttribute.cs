using System.ComponentModel.DataAnnotations;

namespace Bot.Answering;

/// <summary>A setting that names whom to call: a visitor in danger must be able to act on it, and "the clinic" is nobody to call.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberOrLinkAttribute : RegularExpressionAttribute
{
    public NumberOrLinkAttribute()
        : base(@"(?s).*(\d|https://\S|\S+\.\w).*") =>
        ErrorMessage = "{0} holds neither a number nor a link. Name whom to call as a visitor reads it, such as '112' or 'Samaritans on 116 123'.";
}
