using System.Security.Claims;
using Claim = System.Security.Claims.Claim;

namespace Bot.Channels;

/// <summary>Runs a bot's turns for the Bot Framework's channels and the Emulator.</summary>
internal sealed class ChannelAdapter(ChannelAuthentication authentication) : CloudAdapterBase(authentication)
{
    /// <summary>Runs one turn; what it returns is the answer to the request.</summary>
    /// <exception cref="DeliveryException">A reply could not be delivered.</exception>
    public Task<InvokeResponse?> RunTurnAsync(AuthenticateRequestResult caller, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(caller, activity, TurnLocale.Withhold(activity, callback), cancellationToken)!;

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendActivitiesAsync(turnContext, activities, cancellationToken);
        }
#pragma warning disable CA1031 // Login service and channel can fail in many ways, and each of them means that the reply has not arrived.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new DeliveryException(fault);
        }
    }
}

/// <summary>A reply could not be delivered to its channel; the message says why, and nothing of what was said.</summary>
internal sealed class DeliveryException(Exception fault) : Exception($"A reply could not be delivered: {Reason(fault)}.", fault)
{
    private static string Reason(Exception fault) => fault switch
    {
        ErrorResponseException { Response.StatusCode: var status } => $"the channel answered with status {(int)status}",
        HttpRequestException { HttpRequestError: var error } => $"the call failed ({error})",
        OperationCanceledException => "the channel did not answer in time",
        _ => fault.GetType().Name,
    };
}

/// <summary>Tells the SDK who has sent a request, which <see cref="ChannelTokens"/> found out, and how its channel is called.</summary>
internal sealed class ChannelAuthentication : BotFrameworkAuthentication
{
    private readonly string _appId;
    private readonly string _audience;
    private readonly ChannelConnectors _connectors;

    public ChannelAuthentication(IConfiguration configuration, IHttpClientFactory http, ILogger<ChannelAuthentication> logger)
    {
        // As the SDK reads it, whose credentials are for that very text.
        _appId = configuration["MicrosoftAppId"] ?? "";

        // The login service is called with a client of its own: a managed identity is asked for at an address of this machine's network.
        var credentials = new ConfigurationServiceClientCredentialFactory(configuration, http.CreateClient(ChannelServices.IdentityClient), logger);
        var outgoing = new ConfigurationBotFrameworkAuthentication(configuration, credentials, httpClientFactory: http, logger: logger);
        _audience = outgoing.GetOriginatingAudience();
        _connectors = new ChannelConnectors(outgoing.CreateConnectorFactory(Identity(null)));
    }

    public AuthenticateRequestResult Describe(ChannelCaller? caller) =>
        new() { ClaimsIdentity = Identity(caller?.ServiceUrl), Audience = _audience, ConnectorFactory = _connectors };

    /// <summary>Never the way in: by then the body would have been read.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Requests are authenticated before their body is read.");

    /// <summary>Streaming connections are not taken.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Streaming connections are not taken.");

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(NoSignIn.Instance);

    private ClaimsIdentity Identity(string? serviceUrl)
    {
        var identity = new ClaimsIdentity();
        if (_appId.Length > 0)
        {
            identity.AddClaim(new Claim(AuthenticationConstants.AudienceClaim, _appId));
        }

        if (serviceUrl is not null)
        {
            identity.AddClaim(new Claim(AuthenticationConstants.ServiceUrlClaim, serviceUrl));
        }

        return identity;
    }
}

/// <summary>What the SDK gives each turn for signing people in, which this bot never does; its own is dear to make.</summary>
internal sealed class NoSignIn : UserTokenClient
{
    public static NoSignIn Instance { get; } = new();

    private static NotSupportedException NotOffered => new("The bot signs nobody in.");

    public override Task<TokenResponse> GetUserTokenAsync(string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) => throw NotOffered;
    public override Task<SignInResource> GetSignInResourceAsync(string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) => throw NotOffered;
    public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) => throw NotOffered;
    public override Task<TokenStatus[]> GetTokenStatusAsync(string userId, string channelId, string includeFilter, CancellationToken cancellationToken) => throw NotOffered;
    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) => throw NotOffered;
    public override Task<TokenResponse> ExchangeTokenAsync(string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken) => throw NotOffered;
}
