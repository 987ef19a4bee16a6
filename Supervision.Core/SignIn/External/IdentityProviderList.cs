using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn.External;

/// <summary>The identity providers of the actor's council, as they are set up.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record IdentityProviderList : IQuery<IReadOnlyList<IdentityProviderLine>>;

/// <summary>A provider without its secret.</summary>
public sealed record IdentityProviderLine
{
    public required Guid Id { get; init; }
    public required string ProviderName { get; init; }
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public required bool HasSecret { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    public string? RequiredAcr { get; init; }
    public string? UnitClaim { get; init; }
    public required IReadOnlyList<ClaimRule> Rules { get; init; }
    public required bool IsActive { get; init; }
    public required int Version { get; init; }
}

/// <summary>Where somebody who is not signed in yet may do so besides by a password: shown on the sign-in page.</summary>
[OpenToAll("offered to whoever wants to sign in; names what stands on the sign-in page")]
public sealed record SignInProviders : IQuery<IReadOnlyList<SignInProvider>>
{
    /// <summary>Only this council's.</summary>
    public string? CouncilCode { get; init; }

    public sealed class Validator : AbstractValidator<SignInProviders>
    {
        public Validator() => RuleFor(q => q.CouncilCode).MaximumLength(50);
    }
}

public sealed record SignInProvider
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string ProviderName { get; init; }
    public required string CouncilName { get; init; }
}

internal sealed class IdentityProviderListHandler(Db db, Gate gate)
    : IRequestHandler<IdentityProviderList, IReadOnlyList<IdentityProviderLine>>, IRequestHandler<SignInProviders, IReadOnlyList<SignInProvider>>
{
    // Where an installation has more, people come by the address of their council.
    private const int MostOnPage = 10;

    public async Task<IReadOnlyList<IdentityProviderLine>> Handle(IdentityProviderList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        var rows = await db.List<IdentityProvider>("SELECT " + IdentityProviderRows.Columns + " WHERE p.CouncilId = @CouncilId ORDER BY p.Seq", null, ct);
        return [.. rows.Select(row => new IdentityProviderLine
        {
            Id = row.Id,
            ProviderName = row.Name,
            Authority = row.Authority,
            ClientId = row.ClientId,
            HasSecret = row.ClientSecret is not null,
            Scopes = row.ScopeList,
            RequiredAcr = row.RequiredAcr,
            UnitClaim = row.UnitClaim,
            Rules = row.RuleList,
            IsActive = row.IsActive,
            Version = row.Version,
        })];
    }

    public async Task<IReadOnlyList<SignInProvider>> Handle(SignInProviders query, CancellationToken ct)
    {
        gate.Self();
        return (await db.Page<SignInProvider>("""
            -- across councils: who signs in is not known yet; the sign-in page names every way in
            SELECT p.Seq, p.Id, p.Name AS ProviderName, c.Name AS CouncilName
            FROM IdentityProviders p
            JOIN Councils c ON c.Id = p.CouncilId
            WHERE p.IsActive = 1 AND (@CouncilCode IS NULL OR c.Code = @CouncilCode)
            ORDER BY p.Seq
            """, query, MostOnPage, row => [row.Seq], ct)).Items;
    }
}
