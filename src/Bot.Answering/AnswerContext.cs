namespace Bot.Answering;

/// <summary>What is known of the conversation when a question is asked; kept by the caller from turn to turn.</summary>
public sealed record AnswerContext
{
    public static AnswerContext Empty { get; } = new();

    /// <summary>The visitor's last message; red flags are looked for across both.</summary>
    public string? PreviousQuestion { get; init; }

    /// <summary>Ids of the passages shown last; what a follow-up is about.</summary>
    public IReadOnlyList<string> PreviousPassages { get; init; } = [];

    /// <summary>Ids of the passages shown in this conversation, the last ones.</summary>
    public IReadOnlyList<string> SeenPassages { get; init; } = [];

    /// <summary>Pain management was asked about in this conversation; what follows inherits that.</summary>
    public bool PreviousPain { get; init; }

    /// <summary>The doctor reply was given in full in this conversation; its short form will do from then on.</summary>
    public bool DoctorReplyGiven { get; init; }

    /// <summary>Id of the kind of caution that was named last in this conversation; its note goes with what is asked of pain after it.</summary>
    public string? Caution { get; init; }

    /// <summary>Ids of the passages offered last, in their order.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Id of the kind of danger shown last whose advice is repeated until the visitor says that it was an error or is sorted.</summary>
    public string? Standing { get; init; }

    /// <summary>Ids of other kinds of danger shown before it that stand as well.</summary>
    public IReadOnlyList<string> StandingBefore { get; init; } = [];

    /// <summary>Code of the language other than English of the last message, or of that in which danger was told: the advice is repeated in it.</summary>
    public string? Language { get; init; }

    /// <summary>Questions in a row for which nothing was found.</summary>
    public int Misses { get; init; }
}

/// <summary>Has whole conversations with an engine.</summary>
public static class WholeConversation
{
    /// <summary>The answers to messages in their order, each with those before it in mind.</summary>
    public static IEnumerable<Answer> Converse(this AnswerEngine engine, IEnumerable<string> messages)
    {
        var context = AnswerContext.Empty;
        foreach (var message in messages)
        {
            var answer = engine.Answer(message, context);
            context = answer.Next;
            yield return answer;
        }
    }
}
