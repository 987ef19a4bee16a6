using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>Who may sign for whom in the actor's council, those in force first of all.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record SigningAuthorityList : IQuery<IReadOnlyList<SigningAuthorityLine>>;

public sealed record SigningAuthorityLine
{
    public required Guid Id { get; init; }
    public required AuthorityForm Form { get; init; }
    public required Guid GrantorId { get; init; }
    public required string GrantorName { get; init; }
    public required string GrantorPost { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string PersonPost { get; init; }
    public required IReadOnlyList<PaperKind> Kinds { get; init; }
    public Guid? BodyId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required string Reference { get; init; }
    public DateOnly? RevokedOn { get; init; }
    public string? RevokeReason { get; init; }
    public required int Version { get; init; }

    internal static SigningAuthorityLine Of(SigningAuthority authority) => new()
    {
        Id = authority.Id,
        Form = authority.Form,
        GrantorId = authority.GrantorId,
        GrantorName = authority.GrantorName,
        GrantorPost = authority.GrantorPost,
        PersonId = authority.PersonId,
        PersonName = authority.PersonName,
        PersonPost = authority.PersonPost,
        Kinds = authority.KindList,
        BodyId = authority.BodyId,
        ValidFrom = authority.ValidFrom,
        ValidTo = authority.ValidTo,
        Reference = authority.Reference,
        RevokedOn = authority.RevokedOn,
        RevokeReason = authority.RevokeReason,
        Version = authority.Version,
    };
}

internal sealed class SigningAuthorityListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SigningAuthorityList, IReadOnlyList<SigningAuthorityLine>>
{
    public async Task<IReadOnlyList<SigningAuthorityLine>> Handle(SigningAuthorityList query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        if (actor.UnitId is not null) return [];
        var rows = await db.List<SigningAuthority>("SELECT " + SigningAuthorityRows.Columns + " WHERE a.CouncilId = @CouncilId ORDER BY a.Seq", null, ct);
        var today = clock.Today();
        return [.. rows.OrderBy(a => a.ValidTo < today || a.RevokedOn <= today).Select(SigningAuthorityLine.Of)];
    }
}
