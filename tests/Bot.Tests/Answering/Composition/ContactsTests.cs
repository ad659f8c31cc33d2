using System.ComponentModel.DataAnnotations;
using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Answering.Safety;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Composition;

public sealed class ContactsTests
{
    [Theory]
    [InlineData("", "", "Emergency: call your local emergency number now.")]
    [InlineData("XX", "", "Emergency: call 1 now.")]
    [InlineData("xx", "112", "Emergency: call 112 now.")]
    public void Answer_Emergency_NamesTheSettingThenTheCountryThenAnyNumber(string country, string number, string expected)
    {
        using var knowledge = new TestKnowledge();
        using var engine = new AnswerEngine(KnowledgeFolder.Load(knowledge.Folder), new AnsweringOptions { Country = country, EmergencyNumber = number });

        Assert.StartsWith(expected, engine.Answer("a crushing feeling in my chest", AnswerContext.Empty).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Emergencia: llame al 112 o su número de emergencias.")]
    [InlineData("XX", "", "Emergencia: llame 1.")]
    [InlineData("", "15", "Emergencia: llame 15.")]
    public void Answer_EmergencyInAnotherLanguage_HasItsOwnWordsWhereNothingIsSet(string country, string number, string expected)
    {
        using var knowledge = new TestKnowledge();
        using var engine = new AnswerEngine(KnowledgeFolder.Load(knowledge.Folder), new AnsweringOptions { Country = country, EmergencyNumber = number });

        Assert.StartsWith(expected, engine.Answer("me aprieta el pecho que duele", AnswerContext.Empty).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedReplies_InOtherLanguages_HoldNoEnglishNumbers()
    {
        var texts = new ReplyTexts(ShippedKnowledge.Knowledge, new AnsweringOptions());
        var english = Contacts.Of(new AnsweringOptions(), ShippedKnowledge.Knowledge).Values;
        var others = ShippedKnowledge.Knowledge.Safety.Languages.Where(language => language.Code != ConceptLexicon.English).ToList();

        Assert.Equal(15, others.Count);
        Assert.All(others, language => Assert.All(Enum.GetValues<Tier>(), tier =>
        {
            var reply = texts.Safety(KindReader.ReplyOf(tier), "", tier, language).Split("\n\n")[0];
            Assert.DoesNotContain(english, value => reply.Contains(value, StringComparison.Ordinal));
            Assert.DoesNotContain('{', reply);
        }));
    }

    [Fact]
    public void ShippedReplies_InArabic_KeepNumbersFromLeftToRight()
    {
        var texts = new ReplyTexts(ShippedKnowledge.Knowledge, new AnsweringOptions { CrisisLine = "116 123" });
        var arabic = ShippedKnowledge.Knowledge.Safety.Languages.Single(language => language.Code == "ar");

        Assert.Contains("\u2068116 123\u2069", texts.Safety("crisis", "", Tier.Crisis, arabic), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person", "", "Call 020 7946 0000.")]
    [InlineData("phone", "", "Call 020 7946 0000.")]
    [InlineData("person", "Ask at the desk.", "Ask at the desk.")]
    public void ClinicContact_IsTheSettingThenWhatTheClinicHasFilledIn(string section, string setting, string expected)
    {
        var shipped = ShippedKnowledge.Knowledge;
        var filled = shipped with
        {
            FixedReplies = [.. shipped.FixedReplies.Select(reply => reply.Id == section ? reply with { IsFilled = true, Text = "Call 020 7946 0000." } : reply)],
        };

        Assert.Equal(expected, Contacts.Of(new AnsweringOptions { ClinicContact = setting }, filled)[ReplyIds.ClinicContact]);
        Assert.Equal(shipped.Replies[ReplyIds.ClinicContact], Contacts.Of(new AnsweringOptions(), shipped)[ReplyIds.ClinicContact]);
    }

    [Fact]
    public void EveryCountry_NamesWhomToCall() =>
        Assert.All(ShippedKnowledge.Knowledge.Safety.Numbers, country => Assert.All(
            (string[])[country.Value.Emergency, country.Value.Crisis, country.Value.Child], line => Assert.Matches(@"\d|helpline", line)));

    [Fact]
    public void Engine_UnknownCountry_IsRefusedWithTheCountriesThereAre()
    {
        using var knowledge = new TestKnowledge();
        var fault = Assert.Throws<KnowledgeException>(() => new AnswerEngine(KnowledgeFolder.Load(knowledge.Folder), new AnsweringOptions { Country = "ZZ" }));

        Assert.Contains("default, xx", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the clinic", false)]
    [InlineData("your doctor or us", false)]
    [InlineData("112", true)]
    [InlineData("Samaritans on 116 123", true)]
    [InlineData("https://example.org/help", true)]
    [InlineData("findahelpline.com", true)]
    [InlineData("", true)]
    public void EmergencyNumber_HoldsANumberOrALink(string value, bool isValid)
    {
        var options = new AnsweringOptions { EmergencyNumber = value };

        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("GB", "", false)]
    [InlineData("", "112", true)]
    public void Warning_NobodyToCall_IsSaid(string country, string number, bool isSaid) =>
        Assert.Equal(isSaid, new AnsweringOptions { Country = country, EmergencyNumber = number }.Warning is not null);
}
