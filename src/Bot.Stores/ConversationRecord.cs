using System.Text.Json.Serialization;
using Bot.Answering;
using Microsoft.Bot.Builder;

namespace Bot.Stores;

/// <summary>What is remembered of a conversation. A turn that a crash has cut off is run again, and must then find what it found at first.</summary>
internal sealed class ConversationRecord : IStoreItem
{
    /// <summary>The version that was read; null in a record that was not.</summary>
    [JsonIgnore]
    public string? ETag { get; set; }

    /// <summary>The greeting was given, or a message came first and made it late.</summary>
    public bool Greeted { get; set; }

    /// <summary>The turn in which the greeting was given.</summary>
    public string? GreetedIn { get; set; }

    /// <summary>What the next question is answered with in mind. A new object each time: the store's reader fills in the one it finds here, which must be nobody else's.</summary>
    public AnswerContext Context { get; set; } = new();

    /// <summary>The turn that <see cref="Context"/> comes from.</summary>
    public string? AnsweredIn { get; set; }

    /// <summary>What that turn was answered with in mind.</summary>
    public AnswerContext ContextBefore { get; set; } = new();

    /// <summary>A message has shown danger or distress: nothing of the conversation is kept for review.</summary>
    public bool HasShownDanger { get; set; }

    /// <summary>Whether a turn was answered, and is now run again.</summary>
    public bool HasAnswered(string? turn) => IsSame(turn, AnsweredIn);

    /// <summary>What a turn is to be answered with in mind.</summary>
    /// <param name="turn">Tells the turn from others when it is run again; null when it never is.</param>
    public AnswerContext ContextFor(string? turn) => HasAnswered(turn) ? ContextBefore : Context;

    /// <summary>Notes that a turn was answered.</summary>
    /// <param name="turn">Tells the turn from others when it is run again; null when it never is.</param>
    /// <param name="next">What the next one is answered with in mind.</param>
    /// <param name="showsDanger">It was answered as one that shows danger or distress.</param>
    public bool Answer(string? turn, AnswerContext next, bool showsDanger = false)
    {
        ContextBefore = ContextFor(turn);
        HasShownDanger |= showsDanger;
        (Greeted, AnsweredIn, Context) = (true, turn, next);
        return true;
    }

    /// <summary>Notes that a turn greets; false when another has done so.</summary>
    public bool Greet(string? turn)
    {
        if (Greeted && !IsSame(turn, GreetedIn))
        {
            return false;
        }

        (Greeted, GreetedIn) = (true, turn);
        return true;
    }

    private static bool IsSame(string? turn, string? other) => turn is not null && turn == other;
}
