using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence;

/// <summary>Whether evidence may be attached to a task now, and as what files: asked before a file is sent. What is declared secret is refused here, before a byte of it has come.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record EvidenceTerms : IQuery<IntakeTerms>
{
    public required Guid TaskId { get; init; }

    /// <summary>The level of secrecy that the sender declares.</summary>
    public Secrecy Secrecy { get; init; }

    /// <summary>Which of the pieces of evidence that the task asks for it is, counted from 1.</summary>
    public int? EvidenceItemNumber { get; init; }

    public sealed class Validator : AbstractValidator<EvidenceTerms>
    {
        public Validator()
        {
            RuleFor(c => c.Secrecy).IsInEnum();
            RuleFor(c => c.EvidenceItemNumber).InclusiveBetween(1, 99);
        }
    }
}

/// <summary>
/// Attaches evidence to a task, by its lead or a coordinating unit while it is open. The unit alone sees it until the lead hands it in with a report, or the coordinating unit hands it over to the lead.
/// State secrets are never taken.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AddEvidence : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required Secrecy Secrecy { get; init; }
    public int? EvidenceItemNumber { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AddEvidence>
    {
        public Validator()
        {
            RuleFor(c => c.Secrecy).IsInEnum();
            RuleFor(c => c.EvidenceItemNumber).InclusiveBetween(1, 99);
            RuleFor(c => c.Content).NotNull();
        }
    }
}

internal sealed class AddEvidenceHandler(Db db, Gate gate, TimeProvider clock, FileLimit limit, EvidenceAttaching attaching)
    : IRequestHandler<EvidenceTerms, IntakeTerms>, IRequestHandler<AddEvidence, Created>
{
    public async Task<IntakeTerms> Handle(EvidenceTerms query, CancellationToken ct)
    {
        await db.DemandEvidence(gate, query.TaskId, ct);
        await db.DemandPiece(query.TaskId, query.EvidenceItemNumber, ct);
        Secrets.Demand(query.Secrecy, nameof(query.Secrecy));
        return new IntakeTerms
        {
            Kinds = FileTypes.All,
            LimitInBytes = limit.InBytes,
            KeepsPhotoPlace = (await db.FollowUpPolicy(clock.Today(), ct)).KeepPhotoPlace,
            PieceLimitInBytes = PieceTerms.Largest,
        };
    }

    public async Task<Created> Handle(AddEvidence command, CancellationToken ct)
    {
        Secrets.Demand(command.Secrecy, nameof(command.Secrecy));
        await attaching.Lock(command.TaskId, ct);
        return await attaching.Attach(command.TaskId, command.EvidenceItemNumber, command.Content, id: null, ct);
    }
}

/// <param name="SubjectId">The task.</param>
/// <param name="AttachmentId">The evidence.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Size">In bytes, as kept.</param>
/// <param name="Sha256">Of what is kept.</param>
/// <param name="SentSha256">Of what was sent.</param>
/// <param name="EvidenceItemNumber">Which of the pieces that the task asks for.</param>
public sealed record EvidenceAdded(Guid SubjectId, Guid AttachmentId, string FileName, long Size, string Sha256, string SentSha256, int? EvidenceItemNumber) : IEvent;
