using FluentValidation;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Planning;

/// <summary>Who else inspects, audits or supervises units.</summary>
public enum OutsideBody
{
    [Label("Thanh tra")] Inspectorate,
    [Label("Kiểm toán nhà nước")] StateAudit,
    [Label("Ủy ban kiểm tra của Đảng")] PartyInspection,
    [Label("Mặt trận Tổ quốc")] FatherlandFront,
    [Label("Đoàn đại biểu Quốc hội")] NaDeputation,
    [Label("Cơ quan khác")] Other,
}

/// <summary>What another body does at a unit: the reference calendar that planning is held against.</summary>
public sealed record OutsideCheckContent
{
    public required Guid UnitId { get; init; }
    public required OutsideBody Body { get; init; }

    /// <summary>The body by its name, where the kind does not say it: "Thanh tra tỉnh".</summary>
    public string? BodyName { get; init; }
    public required string Topic { get; init; }
    public required DateOnly FromOn { get; init; }
    public required DateOnly ToOn { get; init; }

    /// <summary>Where it is known from: "Kế hoạch thanh tra năm 2026 số 15/KH-TTr".</summary>
    public required string SourcePaper { get; init; }

    internal string FoldedTopic => SearchText.Fold(Topic);

    public sealed class Validator : AbstractValidator<OutsideCheckContent>
    {
        public Validator()
        {
            RuleFor(c => c.UnitId).NotEmpty();
            RuleFor(c => c.Body).IsInEnum();
            RuleFor(c => c.BodyName).NotEmpty().When(c => c.Body is OutsideBody.Other).MaximumLength(300);
            RuleFor(c => c.Topic).NotEmpty().MaximumLength(500);
            RuleFor(c => c.FromOn).NotEmpty();
            RuleFor(c => c.ToOn).GreaterThanOrEqualTo(c => c.FromOn);
            RuleFor(c => c.ToOn).Must((c, to) => to.DayNumber - c.FromOn.DayNumber <= 366).WithMessage("“{PropertyName}” cách ngày bắt đầu quá một năm.");
            RuleFor(c => c.SourcePaper).NotEmpty().MaximumLength(300);
        }
    }
}

/// <summary>How entries of the reference calendar are kept.</summary>
internal static class OutsideCheckRows
{
    public static async Task<Guid> AddOutsideCheck(this Db db, OutsideCheckContent content, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO OutsideChecks (Id, CouncilId, UnitId, Body, BodyName, Topic, FoldedTopic, FromOn, ToOn, SourcePaper, Version)
            VALUES (@id, @CouncilId, @UnitId, @Body, @BodyName, @Topic, @FoldedTopic, @FromOn, @ToOn, @SourcePaper, 1)
            """, new { id, content.UnitId, content.Body, content.BodyName, content.Topic, content.FoldedTopic, content.FromOn, content.ToOn, content.SourcePaper }, ct);
        return id;
    }

    public static Task<OutsideCheckSaved?> FindOutsideCheck(this Db db, Guid id, CancellationToken ct) => db.Find<OutsideCheckSaved>(
        "SELECT UnitId, Body, BodyName, Topic, FromOn, ToOn, SourcePaper, Version FROM OutsideChecks WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct);
}

internal sealed record OutsideCheckSaved
{
    public required Guid UnitId { get; init; }
    public required OutsideBody Body { get; init; }
    public string? BodyName { get; init; }
    public required string Topic { get; init; }
    public required DateOnly FromOn { get; init; }
    public required DateOnly ToOn { get; init; }
    public required string SourcePaper { get; init; }
    public required int Version { get; init; }
}
