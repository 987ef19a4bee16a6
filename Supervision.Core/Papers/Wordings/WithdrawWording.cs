using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Wordings;

/// <summary>Goes back to the system's words at one place of a draft.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record WithdrawWording : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required Guid WordingId { get; init; }
}

internal sealed class WithdrawWordingHandler(Db db, Journal journal, DraftAccess drafts, Actor actor) : IRequestHandler<WithdrawWording, Changed>
{
    public async Task<Changed> Handle(WithdrawWording command, CancellationToken ct)
    {
        var paper = await drafts.Demand(command.PaperId, command.Version, ct);
        var rows = await db.Wordings(paper.Id, ct);
        var row = rows.FirstOrDefault(r => r.Id == command.WordingId) ?? throw RefusedException.NotFound("chỗ sửa lời văn");
        await db.SaveWordings(paper.Id, [.. rows.Where(r => r.Id != row.Id)], ct);
        paper.DraftedBy = actor.PersonId;
        await db.Save(paper, ct);
        journal.Add(new WordingWithdrawn(paper.Id, row.Id), PaperReworded.Of(paper.Id, row));
        await db.LetVoteLapse(journal, paper, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record WordingWithdrawn(Guid SubjectId, Guid WordingId) : IEvent;
