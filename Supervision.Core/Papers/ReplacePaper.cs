using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>
/// Begins a paper of the same kind in place of an issued one, with its text to start from (Decree 30/2020/NĐ-CP, Art. 18). The old one stands until the new one is issued.
/// </summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record ReplacePaper : ICommand<Created>
{
    public required Guid PaperId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReplacePaper>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class ReplacePaperHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReplacePaper, Created>
{
    public async Task<Created> Handle(ReplacePaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var old = await db.LoadPaper(command.PaperId, ct);
        if (old.Kind.Rule().OwnedBy is { } owner)
            throw RefusedException.Conflict("paper.owned", owner is "Conclusion"
                ? "Văn bản này được thay thế từ chính hồ sơ kết luận, bằng bước “Thay thế” của kết luận (ReplaceConclusion)."
                : $"“{old.Kind.Label()}” được lập lại từ chính hồ sơ của nó ({owner}), không thay thế ở đây.");
        PaperAccess.DemandWriter(old, actor);
        if (!old.CanBeReplaced)
            throw RefusedException.Conflict("paper.not_in_force", "Chỉ thay thế văn bản đã ban hành và còn hiệu lực.", nameof(command.PaperId));
        if (await db.Value<long>("SELECT COUNT(*) FROM OfficialPapers WHERE ReplacesId = @Id AND CouncilId = @CouncilId AND Status <> 'Cancelled'", new { old.Id }, ct) > 0)
            throw RefusedException.Conflict("paper.being_replaced", "Đã có văn bản thay thế văn bản này.", nameof(command.PaperId));
        var paper = new OfficialPaper
        {
            Id = Guid.CreateVersion7(),
            Kind = old.Kind,
            SubjectId = old.SubjectId,
            CampaignId = old.CampaignId,
            ReferenceCaseId = old.ReferenceCaseId,
            BodyId = old.BodyId,
            AuthorUnitId = old.AuthorUnitId,
            AddresseeUnitId = old.AddresseeUnitId,
            Status = PaperStatus.Draft,
            Force = PaperForce.None,
            Title = old.Title,
            Content = old.Content,
            Recipients = old.Recipients,
            AuthorityLines = old.AuthorityLines,
            SignerName = old.SignerName,
            SignerPost = old.SignerPost,
            DocumentType = old.DocumentType,
            ReplacesId = old.Id,
            CorrectsId = old.CorrectsId,
            AnswersId = old.AnswersId,
            DraftedBy = actor.PersonId,
            DraftedAt = clock.GetUtcNow(),
            Version = 1,
        };
        await db.Insert(paper, ct);
        journal.Add(new PaperReplacementDrafted(paper.Id, old.Id, command.Reason));
        return new Created(paper.Id);
    }
}

public sealed record PaperReplacementDrafted(Guid SubjectId, Guid ReplacesId, string Reason) : IEvent;
