using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Attaches the scan or photograph of the signed minutes: PDF, JPEG or PNG by its content, at most 20 MB. Several pages may come as several files.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record AttachSignedMinutes : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required string FileName { get; init; }
    public required byte[] Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachSignedMinutes>
    {
        public Validator()
        {
            RuleFor(c => c.FileName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.FileName).Must(name => name is null || (name.IndexOfAny(['/', '\\']) < 0 && name.Trim('.', ' ').Length > 0)).WithMessage("'{PropertyName}' chỉ gồm tên tệp, không có đường dẫn.");
            RuleFor(c => c.FileName).Must(name => name is null || !name.Any(char.IsControl)).WithMessage("'{PropertyName}' không chứa dấu xuống dòng hoặc ký tự điều khiển.");
            RuleFor(c => c.Content).NotNull();
        }
    }
}

internal sealed class AttachSignedMinutesHandler(Db db, Journal journal, Gate gate, IFileStore files, Actor actor, TimeProvider clock)
    : IRequestHandler<AttachSignedMinutes, Created>
{
    public async Task<Created> Handle(AttachSignedMinutes command, CancellationToken ct)
    {
        var access = await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        if (visit.Status != VisitStatus.AwaitingSignature)
            throw RefusedException.Conflict("visit.not_to_sign", $"Buổi làm việc đang ở trạng thái “{visit.Status.Label()}” nên không đính kèm biên bản đã ký.");
        var contentType = FileTypes.Demand(command.Content, nameof(command.Content));

        var sha256 = await files.Keep(command.Content, ct);
        var id = await db.AddAttachment(access.CampaignId, AttachmentPurpose.SignedMinutes, visit.Id, command.FileName, contentType, command.Content.Length, sha256, actor.PersonId, clock.GetUtcNow(), ct);
        journal.Add(new SignedMinutesAttached(visit.Id, id, command.FileName, sha256));
        return new Created(id);
    }
}

public sealed record SignedMinutesAttached(Guid SubjectId, Guid AttachmentId, string FileName, string Sha256) : IEvent;
