using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn.External;

/// <summary>Somebody comes back from an identity provider. Who is known there and approved here gets a session; who comes for the first time waits for an administrator.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record FinishExternalSignIn : IAttempt<ExternalSignIn>
{
    /// <summary>What <see cref="BeginExternalSignIn"/> gave this browser.</summary>
    public required string Ticket { get; init; }
    public required string State { get; init; }
    public required string Code { get; init; }

    /// <summary>Who answered, where the provider says so (RFC 9207): the answer of one provider is not taken for another's.</summary>
    public string? AnsweredBy { get; init; }

    public sealed class Validator : AbstractValidator<FinishExternalSignIn>
    {
        public Validator()
        {
            RuleFor(c => c.Ticket).NotEmpty().MaximumLength(8000);
            RuleFor(c => c.State).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Code).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.AnsweredBy).MaximumLength(400);
        }
    }
}

/// <param name="SignedIn">The session; null while the person is not approved.</param>
/// <param name="ReturnTo">The page that asked for it.</param>
public sealed record ExternalSignIn(ExternalLoginStatus Status, SignedIn? SignedIn, string? ReturnTo);

internal sealed partial class FinishExternalSignInHandler(
    Db db, Gate gate, Actor actor, Journal journal, Turn turn, Sessions sessions, AccountManager accounts, IIdentityProviders providers, ISecretKeeper secrets, ISeals seals, TimeProvider clock,
    ILogger<FinishExternalSignIn> log) : IRequestHandler<FinishExternalSignIn, ExternalSignIn>
{
    public async Task<ExternalSignIn> Handle(FinishExternalSignIn command, CancellationToken ct)
    {
        gate.Self();
        var ticket = SignInTicket.Open(command.Ticket, seals, clock) ?? throw RefusedException.Unauthenticated("Đã quá thời gian đăng nhập; hãy bắt đầu lại.", "external.ticket");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ticket.Challenge.State), Encoding.UTF8.GetBytes(command.State)))
            throw RefusedException.Unauthenticated("Lần đăng nhập này không do trình duyệt này bắt đầu; hãy bắt đầu lại.", "external.state");
        var provider = await db.ActiveProvider(ticket.ProviderId, ct) ?? throw RefusedException.NotFound("hệ thống định danh");
        if (command.AnsweredBy is { } issuer && issuer.TrimEnd('/') != provider.Authority)
            throw RefusedException.Unauthenticated("Nơi trả lời không phải hệ thống định danh đã chọn; hãy bắt đầu lại.", "external.issuer");
        var claims = await Redeem(provider, ticket, command.Code, ct);
        return await turn.Run(nameof(FinishExternalSignIn), () => Enter(provider, claims, ticket.ReturnTo, ct), ct);
    }

    private async Task<ProvenClaims> Redeem(IdentityProvider provider, SignInTicket ticket, string code, CancellationToken ct)
    {
        try
        {
            return await providers.Redeem(provider.Address(secrets), ticket.Challenge, code, ct);
        }
        catch (ProviderFaultException fault)
        {
            Refused(log, provider.Id, fault.Message);
            throw RefusedException.Unauthenticated($"{provider.Name} không xác nhận lần đăng nhập này; hãy bắt đầu lại.", "external.refused");
        }
    }

    private async Task<ExternalSignIn> Enter(IdentityProvider provider, ProvenClaims claims, string? returnTo, CancellationToken ct)
    {
        var login = await db.Find<ExternalLogin>("SELECT " + ExternalLoginRows.Columns + """

            WHERE e.CouncilId = @CouncilId AND e.ProviderId = @Id AND e.Subject = @Subject
            """, new { provider.CouncilId, provider.Id, claims.Subject }, ct);
        if (login is null)
        {
            await Ask(provider, claims, ct);
            return new ExternalSignIn(ExternalLoginStatus.Waiting, null, returnTo);
        }
        if (login.Status is not ExternalLoginStatus.Approved || await accounts.Find(login.PersonId!.Value, ct) is not { IsActive: true } account)
            return new ExternalSignIn(login.Status is ExternalLoginStatus.Waiting ? ExternalLoginStatus.Waiting : ExternalLoginStatus.Refused, null, returnTo);
        return new ExternalSignIn(ExternalLoginStatus.Approved, await sessions.Begin(account, SignInProof.Provider, ct), returnTo);
    }

    private async Task Ask(IdentityProvider provider, ProvenClaims claims, CancellationToken ct)
    {
        // Nobody is signed in, and still somebody of this council must be told.
        actor.Become(ActorIdentity.System(provider.CouncilId, "sign-in"));
        var proposed = await Propose(provider, claims, ct);
        var id = Guid.CreateVersion7();
        var name = Short(claims.Name, 200) ?? Short(claims.Email, 200) ?? claims.Subject;
        await db.Execute("""
            INSERT INTO ExternalLogins (Id, CouncilId, ProviderId, Subject, Status, PersonId, Name, Email, UnitId, Roles, FirstSeenAt, DecidedAt, DecidedById, Reason, Version)
            VALUES (@id, @CouncilId, @ProviderId, @Subject, @Status, NULL, @name, @Email, @UnitId, @Roles, @Now, NULL, NULL, NULL, 1)
            """, new
        {
            id,
            ProviderId = provider.Id,
            claims.Subject,
            Status = ExternalLoginStatus.Waiting,
            name,
            Email = Short(claims.Email, 254),
            proposed.UnitId,
            Roles = JsonSerializer.Serialize(proposed.Roles, Journal.Json),
            Now = clock.GetUtcNow(),
        }, ct);
        journal.Add(new ExternalLoginAsked(id, provider.Id, claims.Subject, name, claims.Email, proposed.UnitId, proposed.Roles));
        await db.Notify(new NewNotice
        {
            Role = Role.Admin,
            Kind = NoticeKind.Account,
            Title = Short($"Chờ phê duyệt người đăng nhập từ {provider.Name}: {name}", 300)!,
            Text = $"{name} vừa đăng nhập lần đầu từ {provider.Name} và đang chờ phê duyệt.",
            Link = "/quan-tri/dinh-danh",
            SubjectId = id,
            OnceKey = $"external/{id}",
        }, ct);
    }

    private async Task<Proposal> Propose(IdentityProvider provider, ProvenClaims claims, CancellationToken ct)
    {
        var code = provider.UnitClaim is { } type ? claims.Claims.FirstOrDefault(c => c.Type == type)?.Value : null;
        var unit = code is null ? null : await db.Find<UnitRow>("SELECT Id FROM Units WHERE CouncilId = @CouncilId AND Code = @code", new { code }, ct);
        return new Proposal(unit?.Id,
        [
            .. provider.RuleList
                .Where(rule => rule.Role is Role.UnitHead or Role.UnitContact == unit is not null && claims.Claims.Any(c => c.Type == rule.ClaimType && c.Value == rule.ClaimValue))
                .Select(rule => new People.HeldRole(rule.Role, rule.BodyId)).Distinct(),
        ]);
    }

    private static string? Short(string? text, int length) => string.IsNullOrWhiteSpace(text) ? null : SearchText.Compose(text.Trim()) is var whole && whole.Length <= length ? whole : whole[..length];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider {Provider} did not confirm a sign-in: {Why}")]
    private static partial void Refused(ILogger log, Guid provider, string why);

    private sealed record Proposal(Guid? UnitId, IReadOnlyList<People.HeldRole> Roles);

    private sealed record UnitRow
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>Somebody came from a provider for the first time, with what its claims propose for them.</summary>
public sealed record ExternalLoginAsked(Guid SubjectId, Guid ProviderId, string Subject, string Name, string? Email, Guid? UnitId, IReadOnlyList<People.HeldRole> Roles) : IEvent;
