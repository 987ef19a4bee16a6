using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Supervision.Core.SignIn.External;
using Supervision.Infrastructure.Net;

namespace Supervision.Infrastructure.SignIn;

/// <summary>How identity providers may be reached.</summary>
public sealed record OpenIdSettings
{
    /// <summary>Providers in the own networks are allowed: a province's own stands there.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Providers without TLS are allowed: for trials on one machine.</summary>
    public bool AllowPlainHttp { get; init; }
}

/// <summary>OpenID Connect by Microsoft.IdentityModel: discovery and keys are read once and kept, tokens are judged by the library.</summary>
internal sealed class OpenIdProviders : IIdentityProviders, IDisposable
{
    // Only signatures that need the provider's private key: whoever knows a client's secret could make the others.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private const long LongestAnswer = 1024 * 1024;

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _known = new(StringComparer.Ordinal);
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly HttpClient _http;
    private readonly OpenIdSettings _settings;
    private readonly TimeProvider _clock;

    public OpenIdProviders(OpenIdSettings settings, AllowedHosts hosts, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        _http = new HttpClient(new OutwardConnections(hosts, settings.AllowPrivateNetworks, "hệ thống định danh", "Supervision:OpenId:AllowPrivateNetworks").Handler())
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    public async Task<Uri> Challenge(ProviderAddress provider, ProviderChallenge challenge, CancellationToken ct)
    {
        var found = await Discover(provider, ct);
        var request = new OpenIdConnectMessage
        {
            IssuerAddress = found.AuthorizationEndpoint,
            ClientId = provider.ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = string.Join(' ', provider.Scopes.Prepend(OpenIdConnectScope.OpenId).Distinct()),
            RedirectUri = challenge.RedirectUri,
            State = challenge.State,
            Nonce = challenge.Nonce,
            AcrValues = provider.RequiredAcr,
        };
        request.SetParameter("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(challenge.Verifier))));
        request.SetParameter("code_challenge_method", "S256");
        return new Uri(request.CreateAuthenticationRequestUrl());
    }

    public async Task<ProvenClaims> Redeem(ProviderAddress provider, ProviderChallenge challenge, string code, CancellationToken ct)
    {
        var found = await Discover(provider, ct);
        var answer = await Exchange(provider, found, challenge, code, ct);
        var token = await Judge(provider, found, answer.IdToken, ct);
        try
        {
            new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false, RequireStateValidation = false }.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = provider.ClientId,
                Nonce = challenge.Nonce,
                ProtocolMessage = answer,
                ValidatedIdToken = new JwtSecurityToken(token.EncodedToken),
            });
        }
        catch (OpenIdConnectProtocolException fault)
        {
            throw new ProviderFaultException($"the id token is not for this sign-in: {fault.Message}", fault);
        }
        var claims = token.Claims.Select(claim => new ProvenClaim(claim.Type, claim.Value)).ToList();
        if (provider.RequiredAcr is { } acr && !claims.Contains(new ProvenClaim("acr", acr))) throw new ProviderFaultException($"somebody came in without the required acr {acr}");
        if (found.UserInfoEndpoint is { Length: > 0 } && answer.AccessToken is { Length: > 0 } access) claims.AddRange(await More(found.UserInfoEndpoint, access, token.Subject, ct));
        string? Said(string type) => claims.FirstOrDefault(claim => claim.Type == type)?.Value;
        return new ProvenClaims(token.Subject, Said("name"), Said("email"), [.. claims.Distinct()]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<OpenIdConnectConfiguration> Discover(ProviderAddress provider, CancellationToken ct)
    {
        var issuer = provider.Authority.TrimEnd('/');
        if (!_settings.AllowPlainHttp && !issuer.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) throw new ProviderFaultException("its address is not https");
        var manager = _known.GetOrAdd(issuer, address => new ConfigurationManager<OpenIdConnectConfiguration>(
            address + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(_http) { RequireHttps = !_settings.AllowPlainHttp }));
        OpenIdConnectConfiguration found;
        try
        {
            found = await manager.GetConfigurationAsync(ct);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new ProviderFaultException($"its discovery document cannot be read: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        if (found.Issuer?.TrimEnd('/') != issuer) throw new ProviderFaultException($"it names itself {found.Issuer} and not {issuer}");
        return found;
    }

    private async Task<OpenIdConnectMessage> Exchange(ProviderAddress provider, OpenIdConnectConfiguration found, ProviderChallenge challenge, string code, CancellationToken ct)
    {
        var asked = new OpenIdConnectMessage { GrantType = OpenIdConnectGrantTypes.AuthorizationCode, Code = code, RedirectUri = challenge.RedirectUri };
        asked.SetParameter("code_verifier", challenge.Verifier);
        using var request = new HttpRequestMessage(HttpMethod.Post, found.TokenEndpoint);
        // What a provider does not name it takes in the header (OpenID Connect Discovery 1.0, 3).
        if (provider.ClientSecret is { } secret && (found.TokenEndpointAuthMethodsSupported.Count == 0 || found.TokenEndpointAuthMethodsSupported.Contains("client_secret_basic")))
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}")));
        else
            (asked.ClientId, asked.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        request.Content = new FormUrlEncodedContent(asked.Parameters.Where(pair => pair.Value is not null));
        var body = await Send(request, "the token endpoint", ct);
        OpenIdConnectMessage answer;
        try
        {
            answer = new OpenIdConnectMessage(body);
        }
        catch (Exception fault) when (fault is ArgumentException or System.Text.Json.JsonException)
        {
            throw new ProviderFaultException("the token endpoint did not answer JSON", fault);
        }
        return answer.IdToken is { Length: > 0 } ? answer : throw new ProviderFaultException("the token endpoint gave no id token");
    }

    private async Task<JsonWebToken> Judge(ProviderAddress provider, OpenIdConnectConfiguration found, string idToken, CancellationToken ct)
    {
        var result = await _tokens.ValidateTokenAsync(idToken, Rules(provider, found));
        if (result.Exception is SecurityTokenInvalidSignatureException)
        {
            // The provider may have changed its keys since they were read; the manager's own refresh would come too late for this person. Only the provider's token endpoint brings anybody here.
            _known.TryRemove(provider.Authority.TrimEnd('/'), out _);
            result = await _tokens.ValidateTokenAsync(idToken, Rules(provider, await Discover(provider, ct)));
        }
        return result is { IsValid: true, SecurityToken: JsonWebToken { Subject: { Length: > 0 and <= 255 } } token }
            ? token
            : throw new ProviderFaultException($"the id token does not hold: {result.Exception?.Message ?? "no subject"}", result.Exception);
    }

    private TokenValidationParameters Rules(ProviderAddress provider, OpenIdConnectConfiguration found) => new()
    {
        ValidIssuer = found.Issuer,
        ValidAudience = provider.ClientId,
        IssuerSigningKeys = found.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => _clock.GetUtcNow().UtcDateTime is var now && until is { } end && now <= end + ClockSkew && (from is not { } begin || now >= begin - ClockSkew),
    };

    // A provider may tell the rest only here; what it tells must be of the same person (OpenID Connect Core 1.0, 5.3.2).
    private async Task<IEnumerable<ProvenClaim>> More(string endpoint, string accessToken, string subject, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var body = await Send(request, "the user info endpoint", ct);
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(body);
            var claims = json.RootElement.EnumerateObject().SelectMany(property => property.Value.ValueKind is System.Text.Json.JsonValueKind.Array
                ? property.Value.EnumerateArray().Select(item => new ProvenClaim(property.Name, item.ToString()))
                : [new ProvenClaim(property.Name, property.Value.ToString())]).ToList();
            return claims.Contains(new ProvenClaim("sub", subject)) ? claims : throw new ProviderFaultException("the user info is somebody else's");
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new ProviderFaultException("the user info endpoint did not answer a JSON object", fault);
        }
    }

    private async Task<string> Send(HttpRequestMessage request, string what, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.SendAsync(request, ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            return answer.IsSuccessStatusCode ? body : throw new ProviderFaultException($"{what} answered {(int)answer.StatusCode}");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or PrivateNetworkException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw new ProviderFaultException($"{what} cannot be reached: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }
}
