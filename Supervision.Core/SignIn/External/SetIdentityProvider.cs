using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn.External;

/// <summary>Lets people of the council sign in at a provider of its own.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record AddIdentityProvider : ICommand<Created>
{
    public required ProviderSetting Provider { get; init; }

    /// <summary>What we prove ourselves with there; kept under the installation's keys and never shown again.</summary>
    public string? Secret { get; init; }

    public sealed class Validator : AbstractValidator<AddIdentityProvider>
    {
        public Validator()
        {
            RuleFor(c => c.Provider).NotNull().SetValidator(new ProviderSetting.Validator());
            RuleFor(c => c.Secret).MaximumLength(500);
        }
    }
}

/// <summary>Changes how a provider is reached, whom its claims propose for what, or closes that way in.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ChangeIdentityProvider : ICommand<Changed>, IVersioned
{
    public required Guid IdentityProviderId { get; init; }
    public required int Version { get; init; }
    public required ProviderSetting Provider { get; init; }

    /// <summary>A new one; left out, the one that was there stays.</summary>
    public string? Secret { get; init; }

    public sealed class Validator : AbstractValidator<ChangeIdentityProvider>
    {
        public Validator()
        {
            RuleFor(c => c.Provider).NotNull().SetValidator(new ProviderSetting.Validator());
            RuleFor(c => c.Secret).MaximumLength(500);
        }
    }
}

internal sealed class SetIdentityProviderHandler(Db db, Journal journal, Gate gate, ISecretKeeper secrets) : IRequestHandler<AddIdentityProvider, Created>, IRequestHandler<ChangeIdentityProvider, Changed>
{
    public async Task<Created> Handle(AddIdentityProvider command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await db.DemandRules(command.Provider, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO IdentityProviders (Id, CouncilId, Name, Authority, ClientId, ClientSecret, Scopes, RequiredAcr, UnitClaim, Rules, IsActive, Version)
            VALUES (@RowId, @CouncilId, @ProviderName, @Authority, @ClientId, @Secret, @ScopeText, @RequiredAcr, @UnitClaim, @RuleText, @IsActive, 1)
            """, Row(id, command.Provider, command.Secret, 1), ct);
        journal.Add(ProviderSet.Of(id, command.Provider, command.Secret));
        return new Created(id);
    }

    public async Task<Changed> Handle(ChangeIdentityProvider command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.Find<IdentityProvider>("SELECT " + IdentityProviderRows.Columns + " WHERE p.Id = @IdentityProviderId AND p.CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("hệ thống định danh");
        await db.DemandVersion(before.Id, command.Version, before.Version, ct);
        await db.DemandRules(command.Provider, ct);
        await db.Update("""
            UPDATE IdentityProviders SET Name = @ProviderName, Authority = @Authority, ClientId = @ClientId, ClientSecret = COALESCE(@Secret, ClientSecret), Scopes = @ScopeText,
                RequiredAcr = @RequiredAcr, UnitClaim = @UnitClaim, Rules = @RuleText, IsActive = @IsActive, Version = Version + 1
            WHERE Id = @RowId AND CouncilId = @CouncilId AND Version = @Version
            """, Row(before.Id, command.Provider, command.Secret, command.Version), ct);
        journal.Add(ProviderSet.Of(before.Id, command.Provider, command.Secret),
            new
            {
                ProviderName = before.Name,
                before.Authority,
                before.ClientId,
                Scopes = before.ScopeList,
                before.RequiredAcr,
                before.UnitClaim,
                Rules = before.RuleList,
                before.IsActive,
            });
        return new Changed(before.Id, before.Version + 1);
    }

    private object Row(Guid id, ProviderSetting provider, string? secret, int version) => new
    {
        RowId = id,
        provider.ProviderName,
        Authority = provider.Authority.TrimEnd('/'),
        provider.ClientId,
        Secret = string.IsNullOrEmpty(secret) ? null : secrets.Protect(secret),
        ScopeText = string.Join(' ', provider.Scopes.Distinct()),
        provider.RequiredAcr,
        provider.UnitClaim,
        RuleText = IdentityProviderRows.Write(provider.Rules),
        provider.IsActive,
        Version = version,
    };
}

/// <summary>How a provider is set up from now on; its secret is not told, only whether it was changed.</summary>
public sealed record ProviderSet(
    Guid SubjectId, string ProviderName, string Authority, string ClientId, bool SecretChanged, IReadOnlyList<string> Scopes, string? RequiredAcr, string? UnitClaim, IReadOnlyList<ClaimRule> Rules,
    bool IsActive) : IRightsChanged
{
    internal static ProviderSet Of(Guid id, ProviderSetting provider, string? secret) => new(
        id, provider.ProviderName, provider.Authority, provider.ClientId, !string.IsNullOrEmpty(secret), provider.Scopes, provider.RequiredAcr, provider.UnitClaim, provider.Rules, provider.IsActive);
}
