namespace Bot.Assurance;

/// <summary>What a clinic puts before those who decide whether the bot may go live; every figure is taken from what runs.</summary>
internal sealed class AssurancePack(WebApplication app, string knowledgeFolder, KnowledgeBase knowledge, SignOffState signOffs, DateTimeOffset now)
{
    public const string Title = "Trigger point bot: go-live pack";

    /// <summary>What publishing leaves beside the program: the parts it is made of.</summary>
    public const string Sbom = "sbom.json";

    public IReadOnlyList<MeasuredFigures> Evaluations { get; init; } = [];

    public IReadOnlyList<string[]> Tests { get; init; } = [];

    public IReadOnlyList<string[]> Axe { get; init; } = [];

    /// <summary>The parts the program is made of; null when they were not written down.</summary>
    public string? SbomFile { get; init; }

    private T Options<T>()
        where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;

    public override string ToString()
    {
        var text = new MarkdownText().Heading(1, Title);
        Version(text);
        Purpose(text);
        Open(text);
        SignOff(text);
        Hazards(text);
        Figures(text);
        DataFlow(text);
        Accessibility(text);
        Parts(text);
        text.Heading(2, "Settings in force").Table(["setting", "value"], AppliedSettings.Of(app.Services).Select(setting => new[] { $"`{setting.Name}`", setting.Value }));
        return text.ToString();
    }

    private void Version(MarkdownText text) => text.Table(["what", "which"],
    [
        ["program", Build.Version],
        ["runtime", System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription],
        ["knowledge", $"{knowledge.ShortFingerprint}, topics last edited {knowledge.Edited:yyyy-MM-dd}"],
        ["environment", app.Environment.EnvironmentName],
        ["written", now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)],
    ]);

    private void Purpose(MarkdownText text)
    {
        text.Heading(2, "Intended purpose").Block("""
            The bot shows visitors of a clinic's website stored passages about trigger point massage, each with its source, and the clinic's own facts.
            It writes no text of its own. It does not diagnose, triage, dose or choose a treatment: a message that shows a danger gets one fixed reply that says whom to
            turn to, whatever else was asked, and every question of pain management ends with the advice to talk to a doctor. Nobody is notified.
            It is for adults who look for information, and not for emergencies. Whether this makes it a medical device where the clinic is, the clinic decides.
            """.ReplaceLineEndings(" "));
        text.Table(["what it holds", "how many"],
        [
            ["passages", Number(knowledge.Passages.Count)],
            ["passages with an editor's note", Number(knowledge.Passages.Count(passage => passage.EditorsNote.Length > 0))],
            ["fixed replies", Number(knowledge.FixedReplies.Count)],
            ["languages in which danger is heard", Number(knowledge.Safety.Languages.Count)],
            .. Enum.GetValues<Tier>().Select(tier => new[] { $"kinds: {tier}", Number(knowledge.Safety.Kinds.Count(kind => kind.Tier == tier)) }),
        ]);
    }

    private void Open(MarkdownText text)
    {
        var filled = knowledge.FixedReplies.Where(reply => reply.Kind == FixedReplyKind.Clinic).ToList();
        text.Heading(2, "What the clinic must still do").List(
        [
            .. StartupChecks.Find(app).Select(problem => $"The program does not start with these settings: {problem}"),
            .. Exposure.Warnings(app.Configuration, app.Environment.IsDevelopment()),
            .. Options<AnsweringOptions>().Warning is { } warning ? [warning] : Array.Empty<string>(),
            .. signOffs.Waiting.Any() ? [$"Have {Number(signOffs.Waiting.Count())} texts reviewed and signed by a clinician (`bot sign`)."] : Array.Empty<string>(),
            .. Options<AnsweringOptions>().RequireSignOff ? Array.Empty<string>() : ["Set `Answering:RequireSignOff=true`, so that nothing unsigned is shown."],
            .. filled.Exists(reply => !reply.IsFilled) ? [$"Fill in the clinic's facts: {Number(filled.Count(reply => !reply.IsFilled))} of {Number(filled.Count)} are empty (`knowledge/clinic.md`)."] : Array.Empty<string>(),
            .. Evaluations.Where(figures => figures.Program != Build.Version || figures.Knowledge != knowledge.ShortFingerprint)
                .Select(figures => string.Create(CultureInfo.InvariantCulture, $"Measure anew: the figures of {figures.Measured:yyyy-MM-dd} are of another program or another knowledge.")),
            .. Evaluations.Count == 0 ? ["Name the evaluation sets to `bot assurance`, so that the figures are in this pack."] : Array.Empty<string>(),
            .. Tests.Count == 0 ? ["Name the results of the tests (`dotnet test --logger trx`) to `bot assurance`."] : Array.Empty<string>(),
            .. Axe.Count == 0 ? ["Name the results of axe to `bot assurance`, and have people who use assistive technology try the chat."] : Array.Empty<string>(),
            "Name a safety officer, judge each hazard anew with the clinic's own visitors in mind, and sign the hazard log.",
            "Have native speakers review the replies in other languages.",
            "Write the data protection impact assessment and the privacy page; agree who may read backups and logs.",
            "Look up, at the source and for the clinic's country, which of these apply and from when: DCB0129 and DCB0160, DTAC, medical device law, article 50 of the EU AI Act, the European Accessibility Act.",
            "Say how an incident is reported, who turns the bot off, and when this pack is written anew.",
        ]);
    }

    private void SignOff(MarkdownText text)
    {
        text.Heading(2, "Clinical sign-off").Table(["state", "texts"],
        [
            ["signed", Number(signOffs.Holding.Count)], ["edited since they were signed", Number(signOffs.Edited.Count)], ["never signed", Number(signOffs.Missing.Count)],
        ]);
        text.Table(["reviewer", "role", "last signed", "texts"], signOffs.Holding.GroupBy(signature => (signature.Reviewer, signature.Role)).Select(by => new[]
        {
            by.Key.Reviewer, by.Key.Role, by.Max(signature => signature.Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(by.Count()),
        }));
        if (signOffs.Edited.Count > 0)
        {
            text.List(signOffs.Edited.Select(name => $"edited since it was signed: `{name}`"));
        }
    }

    private void Hazards(MarkdownText text)
    {
        var log = HazardLog.Read(knowledgeFolder);
        text.Heading(2, "Hazard log").Block(log is null
            ? "The knowledge folder has none."
            : string.Create(CultureInfo.InvariantCulture, $"{log.Hazards.Count} hazards, as they stand in `safety/hazards.md`, edited {log.Edited:yyyy-MM-dd}. Rates in it are of that day; those measured for this pack are below."));
        foreach (var hazard in log?.Hazards ?? [])
        {
            text.Heading(3, hazard.Title).Table(["what", "in this bot"], hazard.Fields.Select(field => new[] { field.Name, field.Text }));
        }
    }

    private void Figures(MarkdownText text)
    {
        text.Heading(2, "Figures");
        if (Tests.Count > 0)
        {
            text.Heading(3, "Tests").Table(["run", "started", "total", "passed", "failed"], Tests);
        }

        foreach (var evaluation in Evaluations)
        {
            Figures(text, evaluation);
        }

        if (Evaluations.Count == 0)
        {
            text.Block("No evaluation set was named: nothing was measured.");
        }
    }

    private static void Figures(MarkdownText text, MeasuredFigures figures)
    {
        text.Block(string.Create(CultureInfo.InvariantCulture, $"Measured {figures.Measured:yyyy-MM-dd HH:mm} UTC with program {figures.Program} and knowledge {figures.Knowledge}."));
        text.Block(figures.Folds == 0 ? "Answered with the knowledge as it is, which holds many of these messages: unseen ones do worse." : $"Each message was first taken out of the knowledge, in {Number(figures.Folds)} parts.");
        foreach (var report in figures.Run.Questions)
        {
            text.Heading(3, $"Set {report.Set}").Table(["figure", "measured"], report.Figures().Select(figure => new[] { figure.Name, figure.Rate.ToString().Trim() }));
        }

        foreach (var report in figures.Run.Turns)
        {
            text.Heading(3, $"Chats {report.Set}").Table(["figure", "measured"],
            [
                .. report.Right.Select(rate => new[] { $"right: {rate.Key}", rate.Value.ToString().Trim() }),
                ["false alarms", report.FalseAlarms.ToString().Trim()],
                .. report.DangerByLanguage.Select(rate => new[] { $"danger, language {rate.Key}", rate.Value.ToString().Trim() }),
            ]);
        }
    }

    private void DataFlow(MarkdownText text)
    {
        var store = Options<StoreOptions>();
        var channel = Options<DirectLineOptions>();
        var review = Options<ReviewOptions>();
        var isAzure = Options<AzureOptions>().AzureSecret is { Length: > 0 };
        var isRegistered = app.Configuration["MicrosoftAppId"] is { Length: > 0 };
        text.Heading(2, "Data: where it goes and how long it stays").Table(["data", "where", "how long"],
        [
            ["what visitors write and are answered, and what is remembered of it", $"{store.Kind} store", $"{store.Retention} after the last message, or until the visitor says \"forget me\""],
            ["the visitor's browser", "the token of the chat, in the storage of its tab", $"{channel.TokenLifetime}, renewable for {channel.ResumeWindow}"],
            ["questions kept for review", review.Enabled ? "the store, redacted and encrypted; no conversation, no visitor, the day only" : "off", review.Enabled ? $"{Number(ICountStore.KeptDays)} days; \"forget me\" cannot find them" : "none"],
            ["counts for staff", Options<StaffOptions>().IsOn ? "the store; numbers by day only" : "off", Options<StaffOptions>().IsOn ? $"{Number(ICountStore.KeptDays)} days" : "none"],
            ["logs", "standard output: outcome, kind, passages, times; no words, addresses or tokens", "as the clinic keeps them"],
            ["metrics and traces", Options<TelemetryOptions>() is { Otlp: false, MetricsKey: null or "" } ? "off" : "counts, kinds and times; no words", "as the clinic keeps them"],
            ["backups", "where `bot backup` was told; they hold what was said", "as the clinic keeps them"],
            ["Microsoft's services", isAzure || isRegistered ? "words pass them: a registration is set" : "nothing: no registration is set", isAzure || isRegistered ? "as Microsoft's terms say" : "none"],
        ]);
    }

    private void Accessibility(MarkdownText text)
    {
        text.Heading(2, "Accessibility").Block("The chat is made for WCAG 2.2 AA: keyboard, screen reader, zoom, contrast in light and dark, reduced motion, small screens.");
        _ = Axe.Count > 0 ? text.Table(["page", "last", "engine", "times", "rules passed", "violations", "to be looked at"], Axe) : text.Block("No result of axe was named.");
    }

    private void Parts(MarkdownText text)
    {
        text.Heading(2, "What the program is made of");
        if (SbomFile is null)
        {
            text.Block($"There is no `{Sbom}` beside the program: publishing makes it.");
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(SbomFile));
        var components = json.RootElement.GetProperty("components").EnumerateArray().ToList();
        text.Block($"{Number(components.Count)} parts, in full in `{Sbom}` ({json.RootElement.GetProperty("bomFormat").GetString()} {json.RootElement.GetProperty("specVersion").GetString()}).");
        text.Table(["part", "version"], components.Select(part => new[] { part.GetProperty("name").GetString()!, part.GetProperty("version").GetString()! }));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
