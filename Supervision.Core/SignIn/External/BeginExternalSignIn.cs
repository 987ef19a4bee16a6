using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn.External;

/// <summary>Begins a sign-in at an identity provider: answers where to go, and a ticket that the browser keeps until it comes back.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record BeginExternalSignIn : IQuery<ExternalChallenge>
{
    public required Guid IdentityProviderId { get; init; }

    /// <summary>Where the provider sends people back to; the provider knows it.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>The page that asked for it.</summary>
    public string? ReturnTo { get; init; }

    public sealed class Validator : AbstractValidator<BeginExternalSignIn>
    {
        public Validator()
        {
            RuleFor(q => q.RedirectUri).NotEmpty().MaximumLength(400).Must(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http").WithMessage("“{PropertyName}” phải là địa chỉ đầy đủ.");
            RuleFor(q => q.ReturnTo).MaximumLength(1000);
        }
    }
}

/// <param name="Address">The page of the provider.</param>
/// <param name="Ticket">What this sign-in is known by; closed by the installation's keys, ended after ten minutes.</param>
public sealed record ExternalChallenge(Uri Address, string Ticket);

internal sealed partial class BeginExternalSignInHandler(Db db, Gate gate, IIdentityProviders providers, ISecretKeeper secrets, ISeals seals, TimeProvider clock, ILogger<BeginExternalSignIn> log)
    : IRequestHandler<BeginExternalSignIn, ExternalChallenge>
{
    public async Task<ExternalChallenge> Handle(BeginExternalSignIn query, CancellationToken ct)
    {
        gate.Self();
        var provider = await db.ActiveProvider(query.IdentityProviderId, ct) ?? throw RefusedException.NotFound("hệ thống định danh");
        var challenge = new ProviderChallenge(Token(), Token(), Token(), query.RedirectUri);
        try
        {
            var address = await providers.Challenge(provider.Address(secrets), challenge, ct);
            return new ExternalChallenge(address, new SignInTicket(provider.Id, challenge, query.ReturnTo).Close(seals, clock));
        }
        catch (ProviderFaultException fault)
        {
            Unusable(log, provider.Id, fault.Message);
            throw RefusedException.Conflict("external.provider", $"Chưa kết nối được với {provider.Name}; hãy thử lại sau hoặc đăng nhập bằng mật khẩu.");
        }
    }

    // 256 bits, in letters that every part of an address and PKCE (RFC 7636, 4.1) take.
    private static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider {Provider} cannot be used: {Why}")]
    private static partial void Unusable(ILogger log, Guid provider, string why);
}

/// <summary>A sign-in under way at a provider.</summary>
internal sealed record SignInTicket(Guid ProviderId, ProviderChallenge Challenge, string? ReturnTo)
{
    private const string Purpose = "Supervision.Accounts.External";
    private const char Between = '\n';
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public string Close(ISeals seals, TimeProvider clock) => seals.Close(Purpose, string.Join(Between,
        ProviderId.ToString("N"), clock.GetUtcNow().Add(Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Challenge.State, Challenge.Nonce, Challenge.Verifier, Challenge.RedirectUri, ReturnTo));

    /// <summary>Null where it is none, or its time is over.</summary>
    public static SignInTicket? Open(string closed, ISeals seals, TimeProvider clock) =>
        seals.Open(Purpose, closed)?.Split(Between) is [var id, var until, var state, var nonce, var verifier, var redirect, var returnTo]
            && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().ToUnixTimeSeconds()
            ? new SignInTicket(Guid.ParseExact(id, "N"), new ProviderChallenge(state, nonce, verifier, redirect), returnTo.Length == 0 ? null : returnTo)
            : null;
}

internal static class ActiveProviders
{
    public static Task<IdentityProvider?> ActiveProvider(this Db db, Guid id, CancellationToken ct) => db.Find<IdentityProvider>("""
        -- across councils: this is where the council becomes known
        SELECT
        """ + " " + IdentityProviderRows.Columns + """

        WHERE p.Id = @id AND p.IsActive = 1
        """, new { id }, ct);

    public static ProviderAddress Address(this IdentityProvider provider, ISecretKeeper secrets) => new(
        provider.Authority,
        provider.ClientId,
        provider.ClientSecret is { } kept ? secrets.Reveal(kept) ?? throw new ProviderFaultException("its secret was kept under other keys than this installation's") : null,
        provider.ScopeList,
        provider.RequiredAcr);
}
