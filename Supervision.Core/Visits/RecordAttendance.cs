using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Writes down who took part, by post; a name only where the paper is to carry it. The head of the unit presents in person, otherwise authorises a deputy (law 87/2015/QH13, Art. 8).</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordAttendance : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required Side Side { get; init; }
    public required AttendancePart AttendsAs { get; init; }

    /// <summary>The post: "Phó Chủ tịch HĐND tỉnh", or a group: "Lãnh đạo một số sở, ngành".</summary>
    public required string Post { get; init; }
    public string? BodyName { get; init; }
    public string? PersonName { get; init; }

    /// <summary>How many people the line stands for.</summary>
    public int? HeadCount { get; init; }

    /// <summary>What the person is to the unit, where that is a conflict.</summary>
    public RelationToUnit? Relation { get; init; }

    /// <summary>Who authorised the deputy that stands in for the head of the unit, by post.</summary>
    public string? AuthorisedBy { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordAttendance>
    {
        public Validator()
        {
            RuleFor(c => c.Side).IsInEnum();
            RuleFor(c => c.AttendsAs).IsInEnum();
            RuleFor(c => c.AttendsAs).Must(part => part is not (AttendancePart.UnitHead or AttendancePart.UnitDeputy)).When(c => c.Side != Side.Unit)
                .WithMessage("Người đứng đầu đơn vị và cấp phó được ủy quyền thuộc bên cơ quan, tổ chức chịu sự giám sát.");
            RuleFor(c => c.AttendsAs).Must(part => part is not (AttendancePart.Head or AttendancePart.DeputyHead)).When(c => c.Side == Side.Unit)
                .WithMessage("Trưởng đoàn, Phó Trưởng đoàn thuộc bên Đoàn giám sát.");
            RuleFor(c => c.Post).NotEmpty().MaximumLength(500);
            RuleFor(c => c.BodyName).MaximumLength(300);
            RuleFor(c => c.PersonName).MaximumLength(200);
            RuleFor(c => c.HeadCount).InclusiveBetween(1, 1000);
            RuleFor(c => c.Relation).IsInEnum();
            RuleFor(c => c.AuthorisedBy).MaximumLength(300);
            RuleFor(c => c.AuthorisedBy).NotEmpty().When(c => c.AttendsAs == AttendancePart.UnitDeputy)
                .WithMessage("Người đứng đầu đơn vị trực tiếp trình bày; cấp phó thay mặt thì phải ghi người ủy quyền.");
            RuleFor(c => c.AuthorisedBy).Empty().When(c => c.AttendsAs != AttendancePart.UnitDeputy).WithMessage("Chỉ cấp phó được ủy quyền mới có người ủy quyền.");
        }
    }
}

internal sealed class RecordAttendanceHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordAttendance, Created>
{
    public async Task<Created> Handle(RecordAttendance command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO Attendances (Id, CouncilId, VisitId, Number, Side, Part, Title, BodyName, PersonName, HeadCount, RelationToUnit, AuthorisedBy)
            VALUES (@id, @CouncilId, @VisitId, @number, @Side, @AttendsAs, @Post, @BodyName, @PersonName, @HeadCount, @Relation, @AuthorisedBy)
            """, command, (id, number) => new AttendanceRecorded(command.VisitId, id, number, command.Side, command.AttendsAs, command.Post), ct);
    }
}

public sealed record AttendanceRecorded(Guid SubjectId, Guid AttendanceId, int Number, Side Side, AttendancePart AttendsAs, string Post) : IEvent;
