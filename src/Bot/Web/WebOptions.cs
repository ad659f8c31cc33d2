namespace Bot.Web;

/// <summary>Settings of the demo page, the chat page and the widget.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Sites that may show the chat in a frame, such as <c>https://clinic.example</c>; the bot's own pages always may.</summary>
    public IList<string> FrameAncestors { get; init; } = [];

    /// <summary>Pages of this machine may show the chat, whatever their port.</summary>
    public bool AllowLoopbackFrames { get; set; }
}
