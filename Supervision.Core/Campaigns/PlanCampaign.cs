using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>Plans a supervision: who supervises what, where, for which period. The rule set is chosen by the date and stays.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record PlanCampaign : ICommand<Created>
{
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>One of the twelve groups of forms, GS-01 to GS-12.</summary>
    public required string FormCode { get; init; }
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>The body that supervises: the Standing Board, a committee, a delegates' group.</summary>
    public required Guid BodyId { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public IReadOnlyList<string> LegalBases { get; init; } = [];
    public required IReadOnlyList<InspectedUnit> Units { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public string? PeriodText { get; init; }
    public string? Purpose { get; init; }
    public string? Scope { get; init; }
    public string? Method { get; init; }

    /// <summary>What the units' reports answer, item by item.</summary>
    public IReadOnlyList<string> Outline { get; init; } = [];

    /// <summary>When the supervision was or will be decided; the law in force on that day applies to all of it.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The weeks in which the delegation means to be at the units; what others do there then is told.</summary>
    public DateOnly? VisitsFrom { get; init; }
    public DateOnly? VisitsTo { get; init; }

    /// <summary>Why it is planned although it repeats or overlaps another.</summary>
    public string? OverlapReason { get; init; }

    public sealed class Validator : AbstractValidator<PlanCampaign>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(500);
            RuleFor(c => c.FormCode).NotEmpty().MaximumLength(20);
            RuleFor(c => c.SubjectKind).IsInEnum();
            RuleFor(c => c.Topics).NotEmpty().Must(t => t.Count <= 50).WithMessage("'{PropertyName}' tối đa 50 mục.");
            RuleForEach(c => c.Topics).NotEmpty().MaximumLength(500);
            RuleForEach(c => c.LegalBases).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Units).NotEmpty().Must(u => u.Count <= 500).WithMessage("'{PropertyName}' tối đa 500 mục.");
            RuleFor(c => c.Units).Must(u => u.Select(x => x.UnitId).Distinct().Count() == u.Count).WithMessage("'{PropertyName}' có đơn vị bị lặp.");
            RuleForEach(c => c.Units).ChildRules(unit => unit.RuleFor(u => u.Mode).IsInEnum());
            RuleForEach(c => c.Outline).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.PeriodTo).GreaterThanOrEqualTo(c => c.PeriodFrom);
            RuleFor(c => c.PeriodText).MaximumLength(300);
            RuleFor(c => c.VisitsTo).GreaterThanOrEqualTo(c => c.VisitsFrom);
            RuleFor(c => c.OverlapReason).MaximumLength(1000);
        }
    }
}

/// <summary>A unit of the campaign, how it is supervised and by when it reports (set in the plan; the law gives no number).</summary>
public sealed record InspectedUnit(Guid UnitId, UnitMode Mode, DateOnly? ReportDueOn = null);

internal sealed class PlanCampaignHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PlanCampaign, Created>
{
    public async Task<Created> Handle(PlanCampaign command, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Write);
        if (await db.Value<long>("SELECT COUNT(*) FROM Bodies WHERE Id = @BodyId AND CouncilId = @CouncilId", new { command.BodyId }, ct) == 0)
            throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
        foreach (var unit in command.Units) await db.DemandUnit(unit.UnitId, ct);

        var rules = RuleSets.Shipped.Find(command.DecidedOn)
            ?? throw RefusedException.Invalid("campaign.decided_on", nameof(command.DecidedOn), "Chưa có bộ quy tắc pháp luật nào áp dụng cho ngày này.");
        var level = Enum.Parse<CouncilLevel>((await db.Value<string>("SELECT Level FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (RuleSets.Shipped.FormsAt(level, command.DecidedOn).All(form => form.Code != command.FormCode))
            throw RefusedException.Invalid("campaign.form", nameof(command.FormCode), $"Hội đồng nhân dân {level.Label()} không có hình thức giám sát “{command.FormCode}”.");

        var units = command.Units.Select(u => u.UnitId).ToList();
        var met = await db.Overlaps(actor, new Intent { UnitIds = units, Topics = command.Topics, On = command.DecidedOn, Spans = PlanningChecksHandler.Spans(units, command.VisitsFrom, command.VisitsTo) }, clock.Today(), ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Campaigns (Id, CouncilId, Code, Title, FoldedTitle, FormCode, SubjectKind, BodyId, PeriodFrom, PeriodTo, PeriodText, Purpose, Scope, Method,
                RuleSetCode, Status, DecidedOn, VisitsFrom, VisitsTo, OverlapReason, PlannedBy, ItemCount, Version)
            VALUES (@id, @CouncilId, @Code, @Title, @FoldedTitle, @FormCode, @SubjectKind, @BodyId, @PeriodFrom, @PeriodTo, @PeriodText, @Purpose, @Scope, @Method,
                @RuleSetCode, @Status, @DecidedOn, @VisitsFrom, @VisitsTo, @OverlapReason, @PlannedBy, 0, 1)
            """, new
        {
            id,
            command.Code,
            command.Title,
            FoldedTitle = SearchText.Fold(command.Title),
            command.FormCode,
            command.SubjectKind,
            command.BodyId,
            command.PeriodFrom,
            command.PeriodTo,
            command.PeriodText,
            command.Purpose,
            command.Scope,
            command.Method,
            RuleSetCode = rules.Code,
            Status = CampaignStatus.Planned,
            command.DecidedOn,
            command.VisitsFrom,
            command.VisitsTo,
            command.OverlapReason,
            PlannedBy = actor.PersonId,
        }, ct);
        await InsertLines("INSERT INTO CampaignTopics (Id, CouncilId, CampaignId, Number, Title) VALUES (@RowId, @CouncilId, @id, @Number, @Line)", command.Topics);
        await InsertLines("INSERT INTO CampaignLegalBases (Id, CouncilId, CampaignId, Number, Text) VALUES (@RowId, @CouncilId, @id, @Number, @Line)", command.LegalBases);
        await InsertLines("INSERT INTO OutlineItems (Id, CouncilId, CampaignId, Number, Text) VALUES (@RowId, @CouncilId, @id, @Number, @Line)", command.Outline);
        await db.ExecuteEach("""
            INSERT INTO CampaignUnits (Id, CouncilId, CampaignId, UnitId, Mode, ReportDueOn)
            VALUES (@RowId, @CouncilId, @id, @UnitId, @Mode, @ReportDueOn)
            """, command.Units.Select(u => new { RowId = Guid.CreateVersion7(), id, u.UnitId, u.Mode, u.ReportDueOn }), ct);

        journal.Add(new CampaignPlanned(id, command.Code, command.Title, rules.Code, units, [.. met.Overlaps.Select(one => one.Met).Distinct()], command.OverlapReason));
        return new Created(id);

        Task InsertLines(string sql, IReadOnlyList<string> lines) => db.ExecuteEach(sql, lines.Select((line, i) => new { RowId = Guid.CreateVersion7(), id, Number = i + 1, Line = line }), ct);
    }
}

/// <param name="Overlaps">The campaigns and entries of the reference calendar that it was found to meet.</param>
/// <param name="OverlapReason">Why it was planned all the same.</param>
public sealed record CampaignPlanned(
    Guid SubjectId, string Code, string Title, string RuleSetCode, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Overlaps, string? OverlapReason) : IEvent;
