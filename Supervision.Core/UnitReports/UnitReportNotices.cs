using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>A report that a unit is asked for.</summary>
internal sealed record AskedReport(Guid Id, Guid UnitId, DateOnly? DueOn);

/// <summary>What a unit handed in for a supervision: a version of its report, or of a data table that goes with it.</summary>
/// <param name="CampaignId">The supervision.</param>
/// <param name="UnitId">Whose it is.</param>
/// <param name="UnitReportId">The unit's report that it belongs to.</param>
/// <param name="What">What it is called: "báo cáo phục vụ giám sát, bản 1".</param>
/// <param name="State">How it came, in a sentence.</param>
/// <param name="Link">Where it is looked at.</param>
/// <param name="OnceKey">Nobody is told twice under it.</param>
internal sealed record UnitSubmission(Guid CampaignId, Guid UnitId, Guid UnitReportId, string What, string State, string Link, string OnceKey);

/// <summary>What units are told of the reports that they owe to a supervision, and the delegation of what came.</summary>
internal static class UnitReportNotices
{
    /// <summary>Each unit that its report is asked for, or by another day than before.</summary>
    public static async Task TellAsked(this Db db, Guid campaignId, IReadOnlyList<AskedReport> asked, CancellationToken ct)
    {
        if (asked.Count == 0) return;
        var title = await db.CampaignTitle(campaignId, ct);
        await db.Notify([.. asked.Select(report => new NewNotice
        {
            UnitId = report.UnitId,
            Kind = NoticeKind.UnitReportDue,
            Title = $"Yêu cầu báo cáo phục vụ giám sát{Limit(report.DueOn)}",
            Text = $"Cuộc giám sát “{title}”: đề nghị đơn vị báo cáo theo đề cương{Limit(report.DueOn)}.",
            Link = Way(report.Id),
            SubjectId = report.Id,
            OnceKey = $"report-asked/{report.Id}/{report.DueOn:yyyy-MM-dd}",
        })], ct);
    }

    /// <summary>The unit whose report is to be supplemented or made clear.</summary>
    public static async Task TellSupplement(this Db db, UnitReport report, string text, DateOnly? dueOn, CancellationToken ct) => await db.Notify(new NewNotice
    {
        UnitId = report.UnitId,
        Kind = NoticeKind.ReportReturned,
        Title = $"Yêu cầu bổ sung, làm rõ báo cáo phục vụ giám sát{Limit(dueOn)}",
        Text = $"Cuộc giám sát “{await db.CampaignTitle(report.CampaignId, ct)}”.\n\n{text}",
        Link = Way(report.Id),
        SubjectId = report.Id,
        OnceKey = $"supplement/{report.Id}/{report.VersionCount}",
    }, ct);

    /// <summary>The secretaries of the supervision that something of a unit came in, or the office where nobody is one; not whoever entered it for the unit.</summary>
    public static async Task TellHandedIn(this Db db, Actor actor, UnitSubmission sent, CancellationToken ct)
    {
        var facts = await db.Find<Facts>("""
            SELECT c.Title, n.Name AS UnitName
            FROM Campaigns c
            JOIN Units u ON u.Id = @UnitId
            """ + UnitNaming.InCampaign + """
            WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId
            """, new { sent.CampaignId, sent.UnitId, Today = db.Signal.Clock.Today() }, ct);
        var secretaries = await db.List<Person>("""
            SELECT DISTINCT m.PersonId AS Id
            FROM DelegationMembers m
            WHERE m.CampaignId = @CampaignId AND m.CouncilId = @CouncilId AND m.Role = 'Secretary' AND m.PersonId IS NOT NULL
            """, new { sent.CampaignId }, ct);
        var notice = new NewNotice
        {
            Kind = NoticeKind.ReportSubmitted,
            Title = NoticeText.Short($"{facts?.UnitName} gửi {sent.What}"),
            Text = $"Cuộc giám sát “{facts?.Title}”.\n\n{sent.State}",
            Link = sent.Link,
            SubjectId = sent.UnitReportId,
            OnceKey = sent.OnceKey,
        };
        await db.Notify(secretaries.Count == 0 ? [notice with { Role = Role.Office }] : [.. secretaries.Where(person => person.Id != actor.PersonId).Select(person => notice with { PersonId = person.Id })], ct);
    }

    /// <summary>The heads of the unit, that what was drafted waits for them to approve and send it.</summary>
    public static async Task TellHeads(this Db db, UnitReport report, CancellationToken ct)
    {
        var heads = await db.UnitHeads(report.UnitId, db.Signal.Clock.Today(), ct);
        var title = await db.CampaignTitle(report.CampaignId, ct);
        await db.Notify([.. heads.Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.UnitReportDue,
            Title = $"Dự thảo báo cáo phục vụ giám sát chờ phê duyệt, gửi{Limit(report.DueOn)}",
            Text = $"Cuộc giám sát “{title}”: công chức đầu mối đã trình dự thảo báo cáo của đơn vị.",
            Link = Way(report.Id),
            SubjectId = report.Id,
            OnceKey = $"report-draft/{report.Id}/{report.Version}",
        })], ct);
    }

    /// <summary>Who drafted a report, that the head gave it back.</summary>
    public static async Task TellReturned(this Db db, UnitReport report, Guid writer, string reason, CancellationToken ct) => await db.Notify(new NewNotice
    {
        PersonId = writer,
        Kind = NoticeKind.ReportReturned,
        Title = "Dự thảo báo cáo phục vụ giám sát được trả lại để hoàn thiện",
        Text = $"Cuộc giám sát “{await db.CampaignTitle(report.CampaignId, ct)}”.\n\n{reason}",
        Link = Way(report.Id),
        SubjectId = report.Id,
    }, ct);

    public static string Way(Guid reportId) => $"/bao-cao-don-vi/{reportId}";

    private static string Limit(DateOnly? due) => due is { } on ? $", hạn gửi ngày {VietnameseDate.Short(on)}" : "";

    private static Task<string?> CampaignTitle(this Db db, Guid campaignId, CancellationToken ct) =>
        db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);

    private sealed record Facts
    {
        public required string Title { get; init; }
        public string? UnitName { get; init; }
    }

    private sealed record Person
    {
        public required Guid Id { get; init; }
    }
}
