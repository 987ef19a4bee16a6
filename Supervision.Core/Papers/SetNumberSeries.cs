using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Opens a series of numbers of the council or of one body, or changes it by its code. A body that uses the agency's seal in its own name has series of its own (Decree 30/2020/NĐ-CP, Art. 15).</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetNumberSeries : ICommand<Created>
{
    /// <summary>"CV-HĐND"; it names the series in registers and stays.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public Guid? BodyId { get; init; }

    /// <summary>Abbreviations of the types that it numbers: TB, BC, CV.</summary>
    public required IReadOnlyList<string> DocumentTypes { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<SetNumberSeries>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40).Matches(@"^[\p{L}\d.-]+$").WithMessage("“{PropertyName}” chỉ gồm chữ, số, dấu chấm và gạch nối.");
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.DocumentTypes).NotEmpty().Must(types => types.Distinct().Count() == types.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
            RuleForEach(c => c.DocumentTypes).Must(type => Documents.DocumentTypes.All.ContainsKey(type))
                .WithMessage($"“{{PropertyName}}” có loại “{{PropertyValue}}” không rõ; các loại: {string.Join(", ", Documents.DocumentTypes.All.Keys)}.");
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

internal sealed class SetNumberSeriesHandler(Db db, Journal journal, Gate gate) : IRequestHandler<SetNumberSeries, Created>
{
    public async Task<Created> Handle(SetNumberSeries command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await db.DemandBody(command.BodyId, ct);
        var all = await db.List<Row>("SELECT Id, Code, Name, BodyId, DocumentTypes, ValidFrom, ValidTo FROM NumberSeries WHERE CouncilId = @CouncilId ORDER BY Seq", null, ct);
        var taken = all.FirstOrDefault(s => s.Code != command.Code && s.BodyId == command.BodyId && s.DocumentTypes.Split(' ').Intersect(command.DocumentTypes).Any()
            && s.ValidFrom <= (command.ValidTo ?? DateOnly.MaxValue) && (s.ValidTo ?? DateOnly.MaxValue) >= command.ValidFrom);
        if (taken is not null)
            throw RefusedException.Conflict("series.overlap", $"Sổ “{taken.Code}” đã cấp số cho {string.Join(", ", taken.DocumentTypes.Split(' ').Intersect(command.DocumentTypes))} trong thời gian này.", nameof(command.DocumentTypes));
        var before = all.FirstOrDefault(s => s.Code == command.Code);
        var id = before?.Id ?? Guid.CreateVersion7();
        var row = new { id, command.Code, command.Name, command.BodyId, Types = string.Join(' ', command.DocumentTypes), command.ValidFrom, command.ValidTo };
        if (before is null)
            await db.Execute("""
                INSERT INTO NumberSeries (Id, CouncilId, Code, Name, BodyId, DocumentTypes, ValidFrom, ValidTo, Version)
                VALUES (@id, @CouncilId, @Code, @Name, @BodyId, @Types, @ValidFrom, @ValidTo, 1)
                """, row, ct);
        else
            await db.Execute("""
                UPDATE NumberSeries SET Name = @Name, BodyId = @BodyId, DocumentTypes = @Types, ValidFrom = @ValidFrom, ValidTo = @ValidTo, Version = Version + 1
                WHERE Id = @id AND CouncilId = @CouncilId
                """, row, ct);
        var happened = new NumberSeriesSet(id, command.Code, command.Name, command.BodyId, command.DocumentTypes, command.ValidFrom, command.ValidTo);
        if (before is null) journal.Add(happened);
        else journal.Add(happened, before);
        return new Created(id);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public Guid? BodyId { get; init; }
        public required string DocumentTypes { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

public sealed record NumberSeriesSet(
    Guid SubjectId, string Code, string Name, Guid? BodyId, IReadOnlyList<string> DocumentTypes, DateOnly ValidFrom, DateOnly? ValidTo) : IEvent;
