using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>
/// Opens the paper of what writes its own (a conclusion, a report, minutes, an urging letter) while it is still a draft, so that it can be reworded, prepared and signed before its
/// subject issues it. Where it is open already, that one is answered.
/// </summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record OpenSubjectPaper : ICommand<Created>
{
    public required PaperKind Kind { get; init; }

    /// <summary>The conclusion, report, visit or letter, by the kind.</summary>
    public required Guid SubjectId { get; init; }

    public sealed class Validator : AbstractValidator<OpenSubjectPaper>
    {
        public Validator() => RuleFor(c => c.Kind).Must(kind => Enum.IsDefined(kind) && kind.Rule().OwnedBy is not null)
            .WithMessage("“{PropertyName}” phải là loại văn bản được lập từ chính hồ sơ của nó; loại khác thì soạn văn bản mới.");
    }
}

internal sealed class OpenSubjectPaperHandler(SubjectPapers subjects, Db db, Actor actor) : IRequestHandler<OpenSubjectPaper, Created>
{
    public async Task<Created> Handle(OpenSubjectPaper command, CancellationToken ct)
    {
        // Whoever only numbers conclusions opens the paper of one that is approved, to have it signed; a draft is not theirs.
        var act = !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Write) && await IsApproved(command, ct) ? Act.Number : Act.Write;
        var fresh = await subjects.DemandDraft(command.Kind, command.SubjectId, ct, act);
        return new Created((await subjects.Opened(command.Kind, command.SubjectId, fresh, ct)).Id);
    }

    private async Task<bool> IsApproved(OpenSubjectPaper command, CancellationToken ct) => command.Kind.Rule().OwnedBy switch
    {
        "Conclusion" => await db.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE Id = @SubjectId AND CouncilId = @CouncilId AND ApprovedBy IS NOT NULL", new { command.SubjectId }, ct) > 0,
        "DelegationReport" => await db.Value<long>("SELECT COUNT(*) FROM DelegationReports WHERE Id = @SubjectId AND CouncilId = @CouncilId AND ApprovedBy IS NOT NULL", new { command.SubjectId }, ct) > 0,
        _ => false,
    };
}
