using Bot.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class OriginTests
{
    [Theory]
    [InlineData("https://clinic.example")]
    [InlineData("http://localhost:4000")]
    [InlineData("https://clinic.example:8443")]
    [InlineData("https://xn--mnchen-3ya.example")]
    public void Rules_AnOrigin_IsTaken(string origin)
    {
        Assert.True(Check(origin).Succeeded);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.clinic.example")]
    [InlineData("clinic.example")]
    [InlineData("https://clinic.example/")]
    [InlineData("https://clinic.example/page")]
    [InlineData("https://clinic.example?x")]
    [InlineData("https://clinic.example:443")]
    [InlineData("https://user@clinic.example")]
    [InlineData("ftp://clinic.example")]
    [InlineData("null")]
    [InlineData("")]
    public void Rules_NoOrigin_IsNamedWithTheRemedy(string origin)
    {
        var result = Check("https://fine.example", origin);

        var fault = Assert.Single(result.Failures!);
        Assert.Contains("DirectLine:AllowedOrigins:1 is not an origin.", fault, StringComparison.Ordinal);
        Assert.Contains("such as https://clinic.example", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_SeveralFaults_AreNamedAtOnce()
    {
        Assert.Equal(2, Check("*", "https://fine.example", "x").Failures!.Count());
    }

    [Theory]
    [InlineData("", false, true)]
    [InlineData("https://clinic.example", false, true)]
    [InlineData("HTTPS://Clinic.Example", false, true)]
    [InlineData("https://bot.example", false, true)]
    [InlineData("http://bot.example", false, false)]
    [InlineData("https://bot.example:8443", false, false)]
    [InlineData("https://evil.example", false, false)]
    [InlineData("null", false, false)]
    [InlineData("null", true, false)]
    [InlineData("http://localhost:4000", false, false)]
    [InlineData("http://localhost:4000", true, true)]
    [InlineData("http://127.0.0.1:4000", true, true)]
    [InlineData("http://[::1]:4000", true, true)]
    [InlineData("http://localhost.evil.example", true, false)]
    [InlineData("http://127.0.0.1.evil.example", true, false)]
    [InlineData("https://clinic.example, https://evil.example", false, false)]
    public void IsAllowed_Origin_MustBeListedOrTheServersOwn(string origin, bool loopback, bool allowed)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("bot.example");
        context.Request.Headers.Origin = origin;
        var options = new DirectLineOptions { AllowedOrigins = ["https://clinic.example"], AllowLoopbackOrigins = loopback };

        Assert.Equal(allowed, new CallerOrigin(Options.Create(options)).IsAllowed(context.Request));
    }

    private static ValidateOptionsResult Check(params string[] origins) => new DirectLineOptionsValidator().Validate(null, new DirectLineOptions { AllowedOrigins = origins });
}
