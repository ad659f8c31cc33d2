namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.AttachmentLayout"/>.</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>The value <c>list</c>.</summary>
    public const string List = "list";

    /// <summary>The value <c>carousel</c>.</summary>
    public const string Carousel = "carousel";
}
