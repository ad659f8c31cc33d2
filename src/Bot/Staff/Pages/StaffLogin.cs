namespace Bot.Staff.Pages;

/// <summary>
/// Who may see the pages: whoever has shown <c>Staff:Key</c> in the last hours, and whom a known proxy has logged in. What a
/// browser carries is signed with a key made of the secret, so that any replica knows it and nothing is kept; the secret
/// itself is in no cookie, address or log.
/// </summary>
internal sealed class StaffLogin(IOptions<StaffOptions> options, TimeProvider time)
{
    public const string Cookie = "staff";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private static readonly RateLimit Tries = new(5, 5);
    private static readonly RateLimit Pages = new(120, 60);

    private readonly TokenBuckets _allowances = new(time);

    // Without a secret nobody logs in here, and a form is good for as long as this process runs.
    private readonly byte[] _secret = options.Value.HasKey
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.Key!), 32, info: "staff login"u8.ToArray())
        : RandomNumberGenerator.GetBytes(32);

    public bool HasKey => options.Value.HasKey;

    public bool MayTry(HttpContext context) => Take("try", context, Tries);

    public bool MayAsk(HttpContext context) => Take("page", context, Pages);

    /// <summary>Compares in a time that tells nothing of the key, not even its length.</summary>
    public bool IsKey(string given) => HasKey && CryptographicOperations.FixedTimeEquals(
        HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(given)), HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(options.Value.Key!)));

    public void LogIn(HttpContext context)
    {
        var ends = time.GetUtcNow() + Lifetime;
        var session = $"{ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{RandomNumberGenerator.GetHexString(32)}";
        context.Response.Cookies.Append(Cookie, $"{session}.{Sign("session", session)}", CookieOptions(context));
    }

    public static void LogOut(HttpContext context) => context.Response.Cookies.Delete(Cookie, CookieOptions(context));

    /// <summary>Whom a known proxy has logged in. A header that comes twice may be half the visitor's own.</summary>
    public string? ProxyUser(HttpContext context) =>
        options.Value.ProxyUserHeader is { Length: > 0 } header
        && context.Features.Get<KnownProxy>() is not null
        && context.Request.Headers[header] is [{ Length: > 0 } user]
            ? user
            : null;

    public bool IsLoggedIn(HttpContext context) => ProxyUser(context) is not null || HasSession(context);

    /// <summary>What each form carries: another site can neither read it nor make it.</summary>
    public string FormToken(HttpContext context) => ProxyUser(context) is { } user ? Sign("form of user", user) : Sign("form", context.Request.Cookies[Cookie] ?? "");

    public bool IsFormToken(HttpContext context, string token) => IsSame(token, FormToken(context));

    private bool HasSession(HttpContext context) =>
        context.Request.Cookies[Cookie]?.Split('.') is [var ends, var random, var signature]
        && IsSame(signature, Sign("session", $"{ends}.{random}"))
        && long.TryParse(ends, CultureInfo.InvariantCulture, out var seconds)
        && time.GetUtcNow().ToUnixTimeSeconds() < seconds;

    private bool Take(string what, HttpContext context, RateLimit allowance) =>
        _allowances.Take($"{what}:{RateLimits.Address(context.Connection.RemoteIpAddress)}", allowance) == TimeSpan.Zero;

    private static CookieOptions CookieOptions(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = $"{context.Request.PathBase}{StaffEndpoints.Root}",
    };

    private static bool IsSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private string Sign(string purpose, string text) => Convert.ToHexString(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{purpose}|{text}")));
}
