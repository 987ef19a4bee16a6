using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>One visit with all its minutes hold, the steps its state allows and what is still missing. An inspected unit sees its own visits, without the delegation's own notes.</summary>
[Requires(Subject.Visit, Act.Read)]
public sealed record VisitDetails : IQuery<VisitView>
{
    public required Guid VisitId { get; init; }
}

public sealed record VisitView
{
    public required MinutesRecord Minutes { get; init; }

    /// <summary>Steps the state allows; whether the actor may take them is the matrix's.</summary>
    public required IReadOnlyList<VisitStep> Allowed { get; init; }

    /// <summary>The limit for its notice; none for a visit without a day, or where the law sets none.</summary>
    public ClockReading? Notice { get; init; }

    /// <summary>The actor may write its minutes: move it, who took part, what was said and promised.</summary>
    public bool MayWrite { get; init; }

    /// <summary>The actor may write down findings.</summary>
    public bool MayRecord { get; init; }

    /// <summary>Why none is taken at present though the actor may write them: the supervision takes none any more; null where it does.</summary>
    public string? RecordRefusal { get; init; }

    /// <summary>The actor may demand at it that a unit stop a violation at once.</summary>
    public bool MayDemand { get; init; }

    /// <summary>Numbers of items that were taken out of the minutes and can be recorded anew in their place; for whoever writes the minutes while they are open.</summary>
    public IReadOnlyList<int> FreePlaces { get; init; } = [];

    /// <summary>What a reader should know, in sentences; for the council's side only.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where the campaign's record comes from.</summary>
    public required IReadOnlyList<CampaignSource> Sources { get; init; }
}

internal sealed class VisitDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<VisitDetails, VisitView>
{
    public async Task<VisitView> Handle(VisitDetails query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        var today = clock.Today();
        var minutes = await db.ReadMinutes(query.VisitId, today, ct);
        if (access.UnitId is { } unitId) return new VisitView { Minutes = VisitSight.ForUnit(minutes, unitId), Allowed = [], Warnings = [], Sources = await db.Sources(minutes.Head.CampaignId, false, ct) };

        var head = minutes.Head;
        var campaign = await db.LoadCampaign(head.CampaignId, ct);
        var notice = head.Status == VisitStatus.Cancelled ? [] : CampaignClocks.Read(
            await db.LawOf(campaign, today, ct), campaign.SubjectKind, new CampaignDates(), [new VisitNotice(head.VisitId, head.PlannedOn, head.NoticeSentOn)],
            await db.ClockBoundsOf(head.CampaignId, ct), await db.Calendar(ct), today);
        bool May(Act act) => Standings.Find(Subject.Visit, $"{head.Status}") is { } standing && access.Allows(Subject.Visit, standing, act);
        var (mayWrite, isOpen) = (May(Act.Write), await db.MinutesAreOpen(head.VisitId, ct));
        return new VisitView
        {
            Minutes = VisitSight.ForCouncil(minutes, access),
            Allowed = [.. Enum.GetValues<VisitStep>().Where(step => Visit.After(head.Status, step) is not null)],
            Notice = notice.FirstOrDefault(reading => reading.VisitId == head.VisitId && reading.EventOn is not null),
            MayWrite = mayWrite,
            FreePlaces = mayWrite && isOpen ? await db.FreePlaces(minutes, ct) : [],
            MayRecord = access.Allows(Subject.Finding, Standing.Draft, Act.Write),
            RecordRefusal = Findings.FindingTaking.Refusal(campaign.Status),
            MayDemand = May(Act.Approve) && DemandUrgently.CanBeMade(campaign.Status) && isOpen,
            Warnings = access.KnowsNotes ? [.. Warnings(minutes)] : [],
            Sources = await db.Sources(head.CampaignId, access.KnowsNotes, ct),
        };
    }

    private static IEnumerable<string> Warnings(MinutesRecord minutes)
    {
        if (minutes.Head.DateInferred) yield return "Ngày làm việc do người nhập suy ra, nguồn không ghi.";
        if (minutes.Head.LateNoticeReason is { } reason) yield return $"Thông báo muộn; lý do: {reason}";
        if (minutes.Head.StartedAt is not null && !minutes.Attendances.Any(a => a.Part is AttendancePart.UnitHead or AttendancePart.UnitDeputy))
            yield return "Chưa ghi người đứng đầu đơn vị hoặc cấp phó được ủy quyền trong thành phần tham dự.";
        if (minutes.Head.PetitionsRaised && !minutes.Findings.Any(f => f.Kind == Findings.FindingKind.UnitPetition))
            yield return "Đơn vị có nêu kiến nghị nhưng chưa liệt kê nội dung.";
    }
}
