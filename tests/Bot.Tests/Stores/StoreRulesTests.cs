using Bot.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class StoreRulesTests
{
    [Theory]
    [InlineData("Kind=Redis", "Store:Kind is Redis, but Store:RedisConnection is not set")]
    [InlineData("RedisConnection=redis.example:6379", "Store:RedisConnection is set, but Store:Kind is Sqlite")]
    [InlineData("Kind=Memory;DataFolder=here", "Store:DataFolder is set, but Store:Kind is Memory")]
    [InlineData("Kind=Postgres", "Store:Kind is none that there is. Set it to Sqlite, Redis, Memory.")]
    [InlineData("Kind=1", "Store:Kind is none that there is.")]
    [InlineData("Kind=Redis;RedisConnection=,password=hunter2", "Store:RedisConnection cannot be read")]
    [InlineData("Retention=00:00:01", "Retention")]
    [InlineData("Kind=Redis;RedisConnection=redis.example:6379;RedisPrefix={x}", "RedisPrefix")]
    public void WrongSettings_AreNamedWithTheRemedy(string settings, string expected)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralWrongSettings_AreNamedAllAtOnce()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read("Kind=Redis;DataFolder=here;Retention=00:00:01"));

        Assert.Equal(3, fault.Failures.Count());
    }

    [Theory]
    [InlineData("Kind=redis;RedisConnection=redis.example:6379", "Redis")]
    [InlineData("DataFolder=here", "Sqlite")]
    [InlineData("Kind=MEMORY", "Memory")]
    public void RightSettings_ChooseAKind(string settings, string expected) => Assert.Equal(expected, Read(settings).ChosenKind.ToString());

    private static StoreOptions Read(string settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(';').Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create("Store:" + pair[0], (string?)pair[1])))
            .Build());
        services.AddLogging();
        services.AddStores(AppContext.BaseDirectory);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<StoreOptions>>().Value;
    }
}
