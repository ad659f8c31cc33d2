using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Safety;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class LanguageTests
{
    // Each begins like a word of another language, or is one there too.
    [Theory]
    [InlineData("fractures")]
    [InlineData("contraindications?")]
    [InlineData("migraines!! help")]
    [InlineData("location")]
    [InlineData("strangled")]
    public void Answer_OneEnglishWord_IsAnsweredInEnglish(string message) => Assert.Null(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty).Language);

    [Theory]
    [InlineData("es", "me duele el pecho")]
    [InlineData("es", "no puedo respirar")]
    [InlineData("fr", "j'ai mal à la poitrine")]
    [InlineData("fr", "je n'arrive plus à respirer")]
    [InlineData("de", "Ich habe Brustschmerzen")]
    [InlineData("de", "ich kriege keine Luft")]
    [InlineData("pt", "dor no peito")]
    [InlineData("it", "mi fa male il petto")]
    [InlineData("nl", "pijn op de borst")]
    [InlineData("nl", "ik krijg geen lucht")]
    [InlineData("pl", "nie mogę oddychać")]
    [InlineData("ru", "у меня болит грудь")]
    [InlineData("ru", "не могу дышать")]
    [InlineData("uk", "болить у грудях")]
    [InlineData("tr", "göğsüm ağrıyor")]
    [InlineData("ar", "عندي ألم في الصدر")]
    [InlineData("zh", "胸口痛")]
    [InlineData("ro", "mă doare pieptul")]
    [InlineData("hi", "seene mein dard hai")]
    [InlineData("vi", "tôi bị đau ngực")]
    public void Answer_BareDangerPhrase_IsAnEmergencyInThatLanguageAndInEnglish(string language, string message)
    {
        var answer = Assert.IsType<SafetyAnswer>(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty));

        Assert.True(answer.Kind.Tier is Tier.Emergency or Tier.SameDay, answer.Trace.Verdict);
        Assert.Equal(language, answer.Language);
        Assert.Contains("call your local emergency number", answer.Text, StringComparison.Ordinal);
        var own = ShippedKnowledge.Knowledge.Safety.Languages.Single(l => l.Code == language).Replies["emergency"];
        Assert.Contains(own[..own.IndexOf('{', StringComparison.Ordinal)], answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "¿Cuánto cuesta un masaje?")]
    [InlineData("de", "Wie lange dauert eine Massage bei euch?")]
    [InlineData("it", "quanto costa una seduta")]
    [InlineData("fr", "vous êtes ouverts le samedi ?")]
    public void Answer_OrdinaryQuestion_SaysThatTheBotAnswersInEnglish(string language, string message)
    {
        var answer = ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty);

        Assert.Equal(("english-only", language, false), (answer.Reply, answer.Language, answer.DoctorReply));
    }

    [Fact]
    public void EveryLanguage_HasEveryConceptAndReply()
    {
        var languages = ShippedKnowledge.Knowledge.Safety.Languages;

        Assert.Equal(["ar", "de", "en", "es", "fr", "hi", "it", "nl", "pl", "pt", "ro", "ru", "tr", "uk", "vi", "zh"], languages.Select(l => l.Code).Order());
        Assert.All(languages, language => Assert.Equal(languages[0].Concepts.Select(c => c.Id).Order(), language.Concepts.Select(c => c.Id).Order()));
        Assert.InRange(languages[0].Concepts.Count, 190, 250);
    }

    [Theory]
    [InlineData("my phone is dead and the bus was late")]
    [InlineData("pain au chocolat please")]
    [InlineData("who invented it and when")]
    [InlineData("de-stress ??")]
    public void Answer_English_IsEnglish(string message) => Assert.Null(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty).Language);
}
