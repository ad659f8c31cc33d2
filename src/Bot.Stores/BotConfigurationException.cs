namespace Bot.Stores;

/// <summary>A combination of settings that the bot refuses to start with; the message names the setting and the remedy.</summary>
internal sealed class BotConfigurationException(string message) : Exception(message);
