using FluentValidation;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>That a party signed on paper, or refused with its reason: of minutes and of what was added to them alike.</summary>
public interface IPartySignature
{
    Guid VisitId { get; }
    MinutesParty Party { get; }

    /// <summary>The unit whose representative signs; needed only where the visit has several.</summary>
    Guid? UnitId { get; }
    string SignerName { get; }
    string SignerTitle { get; }

    /// <summary>The day of the signature; none when it was refused.</summary>
    DateOnly? SignedOn { get; }

    /// <summary>Why the party did not sign.</summary>
    string? RefusedReason { get; }
}

/// <summary>What must be said of a signature.</summary>
public abstract class PartySignatureValidator<T> : AbstractValidator<T> where T : IPartySignature
{
    protected PartySignatureValidator()
    {
        RuleFor(c => c.Party).IsInEnum();
        RuleFor(c => c.UnitId).Null().When(c => c.Party != MinutesParty.UnitRepresentative).WithMessage("“{PropertyName}” chỉ dùng cho đại diện đơn vị.");
        RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
        RuleFor(c => c.SignerTitle).NotEmpty().MaximumLength(300);
        RuleFor(c => c.RefusedReason).MaximumLength(1000);
        RuleFor(c => c.RefusedReason).Must((c, reason) => string.IsNullOrWhiteSpace(reason) == c.SignedOn is not null)
            .WithMessage("Ghi ngày ký, hoặc ghi lý do từ chối ký; không bỏ trống và không ghi cả hai.");
    }
}

internal static class PartySignatures
{
    /// <summary>Refuses a party that does not sign by the council's own rule.</summary>
    public static async Task DemandSigner(this Db db, IPartySignature signature, CancellationToken ct)
    {
        if (!(await db.MinutesSigners(ct)).Contains(signature.Party))
            throw RefusedException.Invalid("visit.party", nameof(signature.Party), $"Theo cấu hình của Hội đồng nhân dân, biên bản không có chữ ký của “{signature.Party.Label()}”.");
    }

    /// <summary>Refuses a day before there was anything to sign, or one that is yet to come.</summary>
    public static void DemandDay(this IPartySignature signature, DateOnly from, DateOnly today)
    {
        if (signature.SignedOn is { } on && (on < from || on > today))
            throw RefusedException.Invalid("visit.signed_on", nameof(signature.SignedOn), $"Ngày ký phải từ ngày {VietnameseDate.Short(from)} đến hôm nay.");
    }

    /// <summary>The day of the last opinion that the minutes print; the session's own where none came after it.</summary>
    public static async Task<DateOnly> LastMatterOn(this Db db, Guid visitId, DateOnly endedOn, CancellationToken ct)
    {
        var last = await db.Find<Opinions>("SELECT MAX(UnitAnsweredOn) AS AnsweredOn, MAX(SettledOn) AS SettledOn FROM Findings WHERE VisitId = @visitId AND CouncilId = @CouncilId AND UnitAgrees = 0", new { visitId }, ct);
        return new[] { endedOn, last?.AnsweredOn ?? endedOn, last?.SettledOn ?? endedOn }.Max();
    }

    private sealed record Opinions
    {
        public DateOnly? AnsweredOn { get; init; }
        public DateOnly? SettledOn { get; init; }
    }

    /// <summary>The unit that a representative signs for; none for the others.</summary>
    public static async Task<Guid?> UnitOf(this Db db, IPartySignature signature, CancellationToken ct) =>
        signature.Party is MinutesParty.UnitRepresentative ? await db.SigningUnit(signature.VisitId, signature.UnitId, ct) : null;
}
