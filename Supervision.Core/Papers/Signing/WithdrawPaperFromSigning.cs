using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// Takes a paper that was not issued back to where it was approved: its prepared file and signatures count no more. A number that it had is cancelled with the reason and stays in its
/// series.
/// </summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record WithdrawPaperFromSigning : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawPaperFromSigning>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class WithdrawPaperFromSigningHandler(Db db, Journal journal, Gate gate, Actor actor, PaperNumbers numbers, TimeProvider clock) : IRequestHandler<WithdrawPaperFromSigning, Changed>
{
    public async Task<Changed> Handle(WithdrawPaperFromSigning command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn.", "paper.author");
        if (paper.Number is not null) await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var moved = paper.Take(PaperStep.Withdraw);
        // The text of what a subject writes is the subject's: it is worded and approved with it, not by itself.
        if (paper.Kind.Rule().OwnedBy is not null) paper.Status = PaperStatus.Draft;
        journal.Add(moved with { To = paper.Status });
        journal.Add(new PaperWithdrawnFromSigning(paper.Id, paper.Reference, paper.PreparedSha256, command.Reason), new { paper.Number, paper.Symbol, paper.IssuedOn, paper.PreparedSha256 });
        if (paper.Number is not null) await numbers.Cancel(paper.Id, command.Reason, ct);
        (paper.Number, paper.Symbol, paper.IssuedOn) = (null, null, null);
        (paper.PreparedSha256, paper.Size, paper.Pages) = (null, null, null);
        await db.Save(paper, ct);
        await db.Execute("UPDATE PaperSignatures SET WithdrawnAt = @Now WHERE PaperId = @Id AND CouncilId = @CouncilId AND WithdrawnAt IS NULL", new { paper.Id, Now = clock.GetUtcNow() }, ct);
        // Who signed the file that counts no more has not signed the minutes; the journal keeps that they did.
        if (paper.Kind.Rule().IsSignedByParties)
            await db.Execute("DELETE FROM MinutesSignatures WHERE VisitId = @SubjectId AND CouncilId = @CouncilId AND SignedOn IS NOT NULL", new { paper.SubjectId }, ct);
        await db.Execute("UPDATE SignedUploads SET Status = 'Dropped' WHERE PaperId = @Id AND CouncilId = @CouncilId AND Status = 'Waiting'", new { paper.Id }, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }
}

/// <param name="SubjectId">The paper.</param>
/// <param name="Reference">The number that it had, which is cancelled.</param>
/// <param name="Sha256">The file that counts no more.</param>
/// <param name="Reason">Why.</param>
public sealed record PaperWithdrawnFromSigning(Guid SubjectId, string? Reference, string? Sha256, string Reason) : IEvent;
