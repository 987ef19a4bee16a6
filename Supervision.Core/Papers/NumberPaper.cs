using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>
/// Gives an approved paper its number and date before it is issued, so that they are printed before the signer signs; or writes them into the signed file, for an agency that seals with
/// a program of its own.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record NumberPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register gives it.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the slash; none takes the symbol of the council's template.</summary>
    public string? Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    public sealed class Validator : AbstractValidator<NumberPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).PaperSymbol();
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class NumberPaperHandler(Db db, Journal journal, Gate gate, PaperForms forms, SubjectSigning signing, PaperRegister register, PaperFiles files, IPdfSigner signer) : IRequestHandler<NumberPaper, Changed>
{
    public async Task<Changed> Handle(NumberPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        // A subject that its own commands approved is ready for its number.
        if (paper.Kind.Rule().OwnedBy is not null) await signing.Demand(paper, ct);
        var moved = paper.Take(PaperStep.Number);
        PaperDates.Demand(paper, command.IssuedOn);
        var preparation = await db.Preparation(paper, ct);
        if (preparation is not null) PaperBlanks.DemandDate(preparation, await db.Signatures(paper.Id, ct), command.IssuedOn);
        if (preparation is not null && (command.Symbol ?? paper.Symbol) != paper.Symbol)
            throw RefusedException.Invalid("paper.symbol", nameof(command.Symbol), $"Bản đã ký in ký hiệu “{paper.Symbol}”.");
        await register.Number(paper, command.Number, command.Symbol ?? (await forms.Read(paper, ct)).Symbol!, command.IssuedOn, nameof(command.Number), ct);
        // Under the signature that is there already.
        if (preparation is { HasBlanks: true }) await files.Renew(paper, PaperBlanks.Fill(signer, await files.Read(paper.PreparedSha256!, ct), paper), ct);
        await db.Save(paper, ct);
        journal.Add(moved);
        journal.Add(new PaperNumbered(paper.Id, paper.Number!.Value, paper.Symbol!, paper.IssuedOn!.Value));
        return new Changed(paper.Id, paper.Version + 1);
    }
}

/// <summary>Rules about a paper's date and symbol that several steps share.</summary>
internal static class PaperDates
{
    public static void Demand(OfficialPaper paper, DateOnly issuedOn)
    {
        var drafted = DateOnly.FromDateTime(paper.DraftedAt.Local());
        if (paper.AuthorUnitId is null && issuedOn < drafted)
            throw RefusedException.Invalid("paper.issued_on", nameof(NumberPaper.IssuedOn), $"Ngày ban hành không được trước ngày soạn thảo {VietnameseDate.Short(drafted)}.");
    }

    /// <summary>
    /// Refuses a day before that on which the paper, or what it is the paper of, was approved here. A unit dates its own papers in its own office; a file that was signed in another system bears
    /// its day already.
    /// </summary>
    public static async Task DemandApproved(Db db, OfficialPaper paper, DateOnly issuedOn, CancellationToken ct)
    {
        if (paper.AuthorUnitId is not null) return;
        var approved = await db.List<Approval>("""
            SELECT j.At
            FROM Journal j
            WHERE j.CouncilId = @CouncilId AND j.Seq = (
                SELECT MAX(x.Seq) FROM Journal x
                WHERE x.CouncilId = @CouncilId AND ((x.SubjectId = @SubjectId AND x.Event IN ('ConclusionApproved', 'DelegationReportApproved'))
                    OR (x.SubjectId = @Id AND x.Event = 'PaperMoved' AND x.Data LIKE '%"step":"Approve"%')))
            """, new { paper.Id, paper.SubjectId }, ct);
        if (approved.Count > 0 && DateOnly.FromDateTime(approved[0].At.Local()) is var on && issuedOn < on)
            throw RefusedException.Invalid("paper.before_approval", nameof(NumberPaper.IssuedOn),
                $"Ngày ban hành {VietnameseDate.Short(issuedOn)} không được trước ngày {VietnameseDate.Short(on)} là ngày văn bản được duyệt trong hệ thống.");
    }

    public static IRuleBuilderOptions<T, string?> PaperSymbol<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(60).Matches(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$").WithMessage("“{PropertyName}” phải có dạng TB-HĐND.");

    private sealed record Approval
    {
        public required DateTimeOffset At { get; init; }
    }
}

public sealed record PaperNumbered(Guid SubjectId, int Number, string Symbol, DateOnly IssuedOn) : IEvent;
