namespace Bot.Answering.Knowledge;

/// <summary>
/// Reads <c>clinic.md</c>, the clinic's own facts. What the clinic has not filled in is answered with the text below the
/// heading, or with how to reach the clinic.
/// </summary>
internal static class ClinicReader
{
    public const string FileName = "clinic.md";

    /// <summary>Field with what the clinic says.</summary>
    public const string AnswerField = "Answer";

    /// <summary>The section whose links lead to people; they are offered wherever the clinic has filled in nothing.</summary>
    public const string Person = "person";

    /// <summary>The section with the telephone number and the address for e-mail.</summary>
    public const string Phone = "phone";

    private const string CallField = "Call";
    private const string DoctorReplyField = "Doctor reply";

    /// <summary>Longer answers do not fit a phone screen.</summary>
    private const int MaxWords = 100;

    private static readonly (string Field, ReplyLinkKind Kind)[] LinkFields =
        [(CallField, ReplyLinkKind.Call), ("Book", ReplyLinkKind.Book), ("Map", ReplyLinkKind.Map), ("Page", ReplyLinkKind.Page)];

    /// <param name="notFilled">What is said of a fact that nobody has filled in, with {topic} in it.</param>
    public static IReadOnlyList<FixedReply> Read(FolderReader reader, string notFilled)
    {
        if (reader.File(FileName) is not { } file)
        {
            return [];
        }

        List<FixedReply> replies = [.. file.Sections.Select(section => Reply(reader, section, notFilled))];
        var contact = replies.Find(reply => reply.Id == Person);
        reader.Problems.AddIf(contact is null, FileName, $"The section {{#{Person}}} is missing.", "Restore it: a visitor who wants a person must be told how to reach one.");
        return [.. replies.Select(reply => reply.Links.Count > 0 || reply.IsFilled ? reply : reply with { Links = contact?.Links ?? [] })];
    }

    private static FixedReply Reply(FolderReader reader, MarkdownSection section, string notFilled)
    {
        var fields = new SectionFields(section, reader.Problems, [AnswerField, DoctorReplyField, .. LinkFields.Select(link => link.Field)]);
        var answer = fields.Text(AnswerField);
        var otherwise = section.Prose(skipLeadingBullets: true);
        reader.Problems.AddIf(
            Text.Readability.Words(answer) > MaxWords,
            fields.At(AnswerField), $"The answer of '{section.Title}' has more than {MaxWords} words.", "Shorten it, and give a 'Page' with the rest.");

        return new FixedReply
        {
            Id = reader.Id(section, $"id in {FileName}"),
            Kind = FixedReplyKind.Clinic,
            DoctorReply = fields.Text(DoctorReplyField).Length == 0 ? DoctorReplyPolicy.WhenMessageIsAboutPain : fields.DoctorReply(),
            Text = answer.Length > 0 ? answer
                : otherwise.Length > 0 ? otherwise
                : notFilled.Replace("{topic}", section.Title, StringComparison.Ordinal),
            IsFilled = answer.Length > 0,
            Links = [.. LinkFields.Where(link => fields.Text(link.Field).Length > 0).Select(link => Link(reader, fields, link.Field, link.Kind))],
            AskedAs = reader.AskedAs(section, isReply: true),
        };
    }

    private static ReplyLink Link(FolderReader reader, SectionFields fields, string field, ReplyLinkKind kind)
    {
        var address = fields.Text(field);
        if (kind == ReplyLinkKind.Call)
        {
            var isNumber = address.Any(char.IsAsciiDigit) && address.All(c => char.IsAsciiDigit(c) || " +-()./".Contains(c, StringComparison.Ordinal));
            reader.Problems.AddIf(!isNumber, fields.At(field), $"'{field}' is no telephone number.", "Write the number alone, such as '- Call: +44 20 7946 0000'.");
        }
        else
        {
            var isPage = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !address.Any(c => c is '(' or ')' || char.IsWhiteSpace(c));
            reader.Problems.AddIf(!isPage, fields.At(field), $"'{field}' is no https: address.", $"Write the address alone, such as '- {field}: https://clinic.example/'.");
        }

        return new ReplyLink(kind, address);
    }
}
