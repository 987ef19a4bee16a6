using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// Whoever has a right to sign lets another sign for them, for some papers and some time. The right is the actor's own: nobody gives another's, and who was given one gives nothing on
/// (Decree 30/2020/NĐ-CP, Art. 13).
/// </summary>
[Requires(Subject.Paper, Act.Approve)]
public sealed record GrantSigningAuthority : ICommand<Created>
{
    public required Guid PersonId { get; init; }

    /// <summary>As it is printed above the name: "Phó Chủ tịch", "Chánh Văn phòng".</summary>
    public required string PersonPost { get; init; }

    /// <summary>The post that is signed for: "Chủ tịch".</summary>
    public required string GrantorPost { get; init; }
    public required AuthorityForm Form { get; init; }

    /// <summary>None for all kinds.</summary>
    public IReadOnlyList<PaperKind> Kinds { get; init; } = [];

    /// <summary>The body whose papers they are; none for all.</summary>
    public Guid? BodyId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }

    /// <summary>The paper that says so: "Giấy ủy quyền số 05/GUQ-HĐND ngày 05/01/2026".</summary>
    public required string Reference { get; init; }

    public sealed class Validator : AbstractValidator<GrantSigningAuthority>
    {
        public Validator()
        {
            RuleFor(c => c.PersonPost).NotEmpty().MaximumLength(300);
            RuleFor(c => c.GrantorPost).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Form).IsInEnum();
            RuleFor(c => c.Kinds).NotNull().Must(kinds => kinds.Distinct().Count() == kinds.Count && kinds.Count <= 20).WithMessage("“{PropertyName}” tối đa 20 loại, không lặp.");
            RuleForEach(c => c.Kinds).IsInEnum();
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(500);
        }
    }
}

internal sealed class GrantSigningAuthorityHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<GrantSigningAuthority, Created>
{
    public async Task<Created> Handle(GrantSigningAuthority command, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Approve);
        if (actor.UnitId is not null) throw RefusedException.Forbidden("Việc ký thay ghi ở đây là của các cơ quan Hội đồng nhân dân.", "authority.council");
        if (command.PersonId == actor.PersonId) throw RefusedException.Invalid("authority.self", nameof(command.PersonId), "Không giao quyền ký cho chính mình.");
        await db.DemandBody(command.BodyId, ct);
        if (await db.Value<long>("SELECT COUNT(*) FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId AND UnitId IS NULL AND IsActive = 1", command, ct) == 0)
            throw RefusedException.NotFound("người được giao ký");
        await DemandOwnRight(command, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO SigningAuthorities (Id, CouncilId, BodyId, Form, GrantorId, GrantorPost, PersonId, PersonPost, Kinds, ValidFrom, ValidTo, Reference, GrantedAt, Version)
            VALUES (@id, @CouncilId, @BodyId, @Form, @ActorId, @GrantorPost, @PersonId, @PersonPost, @KindList, @ValidFrom, @ValidTo, @Reference, @Now, 1)
            """, new
        {
            id,
            command.BodyId,
            command.Form,
            command.GrantorPost,
            command.PersonId,
            command.PersonPost,
            KindList = command.Kinds.Count == 0 ? null : string.Join(' ', command.Kinds),
            command.ValidFrom,
            command.ValidTo,
            command.Reference,
            Now = clock.GetUtcNow(),
        }, ct);
        journal.Add(new SigningAuthorityGranted(
            id, actor.PersonId, command.GrantorPost, command.PersonId, command.PersonPost, command.Form, command.Kinds, command.BodyId, command.ValidFrom, command.ValidTo, command.Reference));
        return new Created(id);
    }

    private async Task DemandOwnRight(GrantSigningAuthority command, CancellationToken ct)
    {
        var held = await db.List<SigningAuthority>("SELECT " + SigningAuthorityRows.Columns + """

            WHERE a.CouncilId = @CouncilId AND a.PersonId = @ActorId AND a.ValidFrom <= @ValidTo AND a.ValidTo >= @ValidFrom AND (a.RevokedOn IS NULL OR a.RevokedOn > @ValidFrom)
            ORDER BY a.Seq
            """, new { command.ValidFrom, command.ValidTo }, ct);
        if (held.Count > 0)
            throw RefusedException.Conflict("authority.passed_on", $"Đồng chí đang ký {held[0].Form.Label()} {held[0].GrantorPost} theo {held[0].Reference} "
                + $"(đến ngày {VietnameseDate.Short(held[0].ValidTo)}); người được giao ký không được giao lại cho người khác (Điều 13 Nghị định 30/2020/NĐ-CP).", nameof(command.PersonId));
    }
}

public sealed record SigningAuthorityGranted(
    Guid SubjectId, Guid GrantorId, string GrantorPost, Guid PersonId, string PersonPost, AuthorityForm Form, IReadOnlyList<PaperKind> Kinds, Guid? BodyId, DateOnly ValidFrom, DateOnly ValidTo,
    string Reference) : IRightsChanged;
