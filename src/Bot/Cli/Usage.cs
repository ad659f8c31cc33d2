namespace Bot.Cli;

internal static class Usage
{
    private const string Text = """
        bot                                  serve the bot on http://localhost:3978
        bot ask "QUESTION"                   print what a visitor would see
        bot ask --json ["QUESTION"]          the same as JSON; without a question, one {"id","question"} a line from standard input
        bot check [FOLDER]                   validate the knowledge folder and the settings
        bot check [FOLDER] --conversations [FILE.transcript...]   the same, and have the conversations of the folder, and the Emulator's again
        bot version                          print version, commit and the fingerprint of the knowledge
        bot sign [NAME...]                   say what waits for a clinician's signature, or print texts
        bot sign --reviewer R --role R NAME...   sign texts off; passage/* and the like stand for many, * for all
        bot assurance FOLDER [--folds N] [FILE...]   write the clinic's go-live pack; files: evaluation sets, .trx of tests, .json of axe and of evaluate --report
        bot import FILE                      take over answers of QnA Maker or custom question answering (.tsv, .xlsx) or QnABot (.json)
        bot backup FILE                      copy the database, running or not
        bot restore FILE                     put such a copy where there is no database
        bot evaluate [--json] [--folds N] [--report FILE] FILE...   answer labelled questions, print the figures, and keep them for the pack

        Settings (appsettings.json, environment, or as options): --Answering:KnowledgeFolder=PATH and others, see README.md.
        Exit codes: 0 done, 1 the check or evaluation failed, 2 wrong usage, settings or input.
        """;

    public static int Show(TextWriter output)
    {
        output.WriteLine(Text);
        return ExitCode.Done;
    }

    public static int Refuse(string what, TextWriter error)
    {
        error.WriteLine($"'{what}' is not understood here.");
        error.WriteLine(Text);
        return ExitCode.Usage;
    }
}

internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The check or the evaluation failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, configuration or input.</summary>
    public const int Usage = 2;
}
