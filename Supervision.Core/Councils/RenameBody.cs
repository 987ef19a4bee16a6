using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>
/// Gives a committee, a group, the office or another body of the council another name from a day on. Papers that were issued keep the name that is printed on them, and one that is dated before the day is headed by the former name.
/// </summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record RenameBody : ICommand<Created>
{
    public required Guid BodyId { get; init; }
    public required string Name { get; init; }

    /// <summary>The bold line of its papers' header: "BAN PHÁP CHẾ".</summary>
    public required string HeaderName { get; init; }

    /// <summary>The first day of the new name: today or before, and after that of every former one.</summary>
    public required DateOnly ValidFrom { get; init; }

    public sealed class Validator : AbstractValidator<RenameBody>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.HeaderName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ValidFrom).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class RenameBodyHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RenameBody, Created>
{
    public async Task<Created> Handle(RenameBody command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        // Whoever renames it at the same time waits here.
        await db.Execute("UPDATE Bodies SET Name = Name WHERE Id = @BodyId AND CouncilId = @CouncilId", command, ct);
        var body = await db.Find<Row>("""
            SELECT b.Kind, b.Name, b.HeaderName, b.ValidFrom, b.ValidTo, (SELECT MAX(f.ValidTo) FROM BodyNames f WHERE f.BodyId = b.Id) AS NamedUntil
            FROM Bodies b WHERE b.Id = @BodyId AND b.CouncilId = @CouncilId
            """, command, ct) ?? throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
        if (body.Kind is BodyKind.Council) throw RefusedException.Conflict("body.council", "Tên của chính Hội đồng nhân dân không đổi ở đây.", nameof(command.Name));
        if (command.ValidFrom <= body.ValidFrom || command.ValidFrom > body.ValidTo)
            throw RefusedException.Invalid("body.name_outside", nameof(command.ValidFrom), $"Tên mới phải bắt đầu sau ngày thành lập {VietnameseDate.Short(body.ValidFrom)}{(body.ValidTo is { } to ? $", không sau ngày {VietnameseDate.Short(to)}" : "")}.");
        var lastDay = command.ValidFrom.AddDays(-1);
        if (body.NamedUntil >= lastDay) throw RefusedException.Invalid("body.name_later", nameof(command.ValidFrom), $"Tên hiện nay có từ ngày {VietnameseDate.Short(body.NamedUntil.Value.AddDays(1))}; tên mới phải bắt đầu sau ngày ấy.");

        var id = Guid.CreateVersion7();
        await db.Execute("INSERT INTO BodyNames (Id, CouncilId, BodyId, Name, HeaderName, ValidTo) VALUES (@id, @CouncilId, @BodyId, @Name, @HeaderName, @lastDay)",
            new { id, command.BodyId, body.Name, body.HeaderName, lastDay }, ct);
        await db.Execute("UPDATE Bodies SET Name = @Name, HeaderName = @HeaderName WHERE Id = @BodyId AND CouncilId = @CouncilId", command, ct);
        journal.Add(new BodyRenamed(command.BodyId, command.Name, command.HeaderName, command.ValidFrom), new { body.Name, body.HeaderName });
        return new Created(id);
    }

    private sealed record Row
    {
        public required BodyKind Kind { get; init; }
        public required string Name { get; init; }
        public required string HeaderName { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
        public DateOnly? NamedUntil { get; init; }
    }
}

/// <summary>What a body is called on a day, as pieces that statements are put together from; they name the body's row <c>b</c> and take @On.</summary>
internal static class BodyNaming
{
    public const string Name = "COALESCE((SELECT f.Name FROM BodyNames f WHERE f.BodyId = b.Id AND f.ValidTo = (SELECT MIN(x.ValidTo) FROM BodyNames x WHERE x.BodyId = b.Id AND x.ValidTo >= @On)), b.Name)";

    public const string HeaderName = "COALESCE((SELECT f.HeaderName FROM BodyNames f WHERE f.BodyId = b.Id AND f.ValidTo = (SELECT MIN(x.ValidTo) FROM BodyNames x WHERE x.BodyId = b.Id AND x.ValidTo >= @On)), b.HeaderName)";
}

public sealed record BodyRenamed(Guid SubjectId, string Name, string HeaderName, DateOnly ValidFrom) : IEvent;
