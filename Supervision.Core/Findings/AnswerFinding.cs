using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>The unit agrees with a finding about it, or disagrees and explains (the unit may explain and defend itself: law 87/2015/QH13, Art. 8).</summary>
[Requires(Subject.Finding, Act.Comment)]
public sealed record AnswerFinding : ICommand<Changed>, IVersioned
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }
    public required bool Agrees { get; init; }

    /// <summary>Needed where the unit disagrees.</summary>
    public string? Explanation { get; init; }

    public sealed class Validator : AbstractValidator<AnswerFinding>
    {
        public Validator()
        {
            RuleFor(c => c.Explanation).NotEmpty().When(c => !c.Agrees).WithMessage("Đơn vị không đồng ý thì phải có ý kiến giải trình.");
            RuleFor(c => c.Explanation).MaximumLength(20_000);
        }
    }
}

internal sealed class AnswerFindingHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AnswerFinding, Changed>
{
    public async Task<Changed> Handle(AnswerFinding command, CancellationToken ct)
    {
        var access = await gate.Finding(command.FindingId, Act.Comment, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Chỉ cơ quan, tổ chức chịu sự giám sát trả lời nội dung gửi đối chiếu.", "finding.not_unit");
        var finding = await db.LoadFinding(command.FindingId, ct);
        await db.DemandVersion(finding.Id, command.Version, finding.Version, ct);
        if (finding.Status is not FindingStatus.Reconciling)
            throw RefusedException.Conflict("finding.answered_late", $"Nội dung ghi nhận số {finding.Number} đang ở trạng thái “{finding.Status.Label()}” nên không còn nhận ý kiến đối chiếu.");

        await db.Save(finding with { UnitAgrees = command.Agrees, UnitExplanation = command.Explanation }, ct);
        journal.Add(new FindingAnswered(finding.Id, command.Agrees, command.Explanation), new { finding.UnitAgrees, finding.UnitExplanation });
        return new Changed(finding.Id, finding.Version + 1);
    }
}

public sealed record FindingAnswered(Guid SubjectId, bool Agrees, string? Explanation) : IEvent;
