namespace Bot.Answering.Knowledge;

/// <summary>Reads the knowledge folder: either everything in it is right, or every problem is named.</summary>
public static class KnowledgeFolder
{
    /// <summary>Reads the folder; <see cref="KnowledgeException"/> when anything in it is wrong.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">May ask for signed texts only.</param>
    public static KnowledgeBase Load(string folder, AnsweringOptions? options = null)
    {
        var problems = new ProblemList();
        var knowledge = Read(folder, problems, options?.RequireSignOff ?? false);
        return knowledge is null || problems.Any ? throw new KnowledgeException(problems.Sorted) : knowledge;
    }

    /// <summary>Every problem in the folder, and what the settings ask of it; none when the bot can start with it.</summary>
    public static IReadOnlyList<KnowledgeProblem> Check(string folder, AnsweringOptions? options = null)
    {
        var problems = new ProblemList();
        var knowledge = Read(folder, problems, options?.RequireSignOff ?? false);
        return knowledge is not null && options is not null && Contacts.Problem(options, knowledge.Safety.Numbers) is { } problem ? [.. problems.Sorted, problem] : problems.Sorted;
    }

    /// <summary>All that a clinician signs off, as it is written; <see cref="KnowledgeException"/> when anything is wrong.</summary>
    internal static IReadOnlyList<SignableText> TextsToSign(string folder)
    {
        var knowledge = Load(folder);
        var reader = new FolderReader(folder, new ProblemList());
        return SignableTexts.Collect(knowledge, KindReader.Definitions(reader));
    }

    private static KnowledgeBase? Read(string folder, ProblemList problems, bool requireSignOff)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(folder, "The knowledge folder does not exist.", "Name the folder that holds topics/ and safety/ in the setting Answering:KnowledgeFolder.");
            return null;
        }

        var reader = new FolderReader(folder, problems);
        reader.ReadAhead();
        var commands = new CommandReader(reader);
        var passages = new TopicReader(reader, ListReader.Claims(reader)).Read();
        var replies = ReplyReader.Wordings(reader, "replies.md", ReplyIds.All, onlyThese: true);
        var knowledge = new KnowledgeBase
        {
            Passages = passages,
            Edited = reader.Files("topics").Select(file => file.FrontMatter.Edited).DefaultIfEmpty().Max(),
            SignOff = string.Join(", ", reader.Files("topics").Select(file => file.FrontMatter.SignOff).Distinct()),
            FixedReplies =
            [
                .. ReplyReader.FixedReplies(reader, "small-talk.md", FixedReplyKind.SmallTalk),
                .. ReplyReader.FixedReplies(reader, "out-of-scope.md", FixedReplyKind.OutOfScope),
                .. ClinicReader.Read(reader, replies.GetValueOrDefault(ReplyIds.ClinicNotFilled, "")),
            ],
            Replies = replies,
            ChatPage = ReplyReader.Wordings(reader, "chat-page.md", ChatPageIds.All, onlyThese: true),
            ChatPageTranslations = ReplyReader.Translations(reader, "chat-page", [.. ChatPageIds.All, Contacts.EmergencyNumber, ReplyIds.ClinicContact]),
            Commands = commands.Commands,
            FollowUps = commands.FollowUps,
            Whys = commands.Whys,
            WordChoices = ListReader.Choices(reader, passages),
            Concepts = ListReader.Synonyms(reader),
            Safety = SafetyReader.Read(reader),
        };
        PlaceholderCheck.Run(reader);
        HazardCheck.Run(reader);
        WordingCheck.Run(reader);
        var signOff = new SignOffFolder(folder);
        return signOff.Exists || requireSignOff
            ? WithSignOff(knowledge, signOff, requireSignOff, reader)
            : knowledge.ReadFrom(reader.Fingerprint());
    }

    // Signatures alone change nothing that is learned.
    private static KnowledgeBase WithSignOff(KnowledgeBase knowledge, SignOffFolder folder, bool isRequired, FolderReader reader)
    {
        var fingerprint = reader.Fingerprint();
        var signatures = folder.Read(reader.Problems);
        var state = SignOffState.Compare(SignableTexts.Collect(knowledge, KindReader.Definitions(reader)), signatures, isRequired);
        var shown = isRequired ? SignableTexts.Signed(knowledge, folder, signatures, reader.Problems) : knowledge;
        return (shown with { SignOffs = state, SignOff = state.Holding.Count > 0 ? state.Summary : knowledge.SignOff })
            .ReadFrom(isRequired ? SHA256.HashData([.. fingerprint, .. folder.Bytes]) : fingerprint);
    }
}
