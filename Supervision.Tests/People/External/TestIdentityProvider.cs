using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Supervision.Tests.People.External;

/// <summary>
/// An OpenID Connect provider on a port of its own: it demands what the standard lets a provider demand (client secret, redirect address, PKCE, a code once), and can be told to lie, which no real
/// one would.
/// </summary>
internal sealed class TestIdentityProvider : IAsyncDisposable
{
    public const string ClientId = "giam-sat";
    public const string ClientSecret = "khóa bí mật: 100% riêng";

    private readonly WebApplication _app;
    private RSA _key = RSA.Create(2048);
    private string _keyId = "k1";
    private readonly ConcurrentDictionary<string, Asked> _codes = new();
    private readonly TimeProvider _clock;

    private TestIdentityProvider(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Issuer => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Who signs in there next.</summary>
    public string Subject { get; set; } = "nv-001";

    public string Name { get; set; } = "Lê Thị Hạnh";

    /// <summary>Claims that only the user info tells.</summary>
    public Dictionary<string, object> More { get; } = [];

    /// <summary>Changes the id token's claims before they are signed.</summary>
    public Action<SecurityTokenDescriptor>? Bend { get; set; }

    /// <summary>Changes what the user info says.</summary>
    public string? SubjectOfUserInfo { get; set; }

    /// <summary>Signs with another key from now on, under another name or under the same.</summary>
    public void ChangeKey(string keyId)
    {
        _key.Dispose();
        (_key, _keyId) = (RSA.Create(2048), keyId);
    }

    /// <summary>What was asked for last.</summary>
    public IQueryCollection? LastAsked { get; private set; }

    public static async Task<TestIdentityProvider> Open(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new TestIdentityProvider(builder.Build(), clock);
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            userinfo_endpoint = $"{Issuer}/me",
            jwks_uri = $"{Issuer}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = _keyId, alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            LastAsked = request.Query;
            if (request.Query["client_id"] != ClientId || request.Query["response_type"] != "code" || request.Query["code_challenge_method"] != "S256") return Results.BadRequest();
            var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _codes[code] = new Asked($"{request.Query["redirect_uri"]}", $"{request.Query["nonce"]}", $"{request.Query["code_challenge"]}");
            return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={request.Query["state"]}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var basic = Encoding.UTF8.GetString(Convert.FromBase64String($"{request.Headers.Authorization}"["Basic ".Length..])).Split(':').Select(WebUtility.UrlDecode).ToArray();
            if (basic is not [ClientId, ClientSecret] || !_codes.TryRemove($"{form["code"]}", out var asked) || asked.RedirectUri != form["redirect_uri"]
                || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}"))) != asked.Challenge)
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            return Results.Json(new { access_token = $"at-{Subject}", token_type = "Bearer", expires_in = 300, id_token = Token(asked.Nonce) });
        });
        _app.MapGet("/me", (HttpRequest request) => request.Headers.Authorization == $"Bearer at-{Subject}"
            ? Results.Text(JsonSerializer.Serialize(new Dictionary<string, object>(More) { ["sub"] = SubjectOfUserInfo ?? Subject, ["name"] = Name }), "application/json")
            : Results.Unauthorized());
    }

    private string Token(string nonce)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = Subject, ["nonce"] = nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = _keyId }, SecurityAlgorithms.RsaSha256),
        };
        Bend?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge);
}
