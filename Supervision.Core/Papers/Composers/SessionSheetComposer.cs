using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>Sheets for the session's own use: running order, draft remarks, attendance; the subject is the session.</summary>
internal sealed class SessionSheetComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.RunningOrder, PaperKind.DraftRemarks, PaperKind.AttendanceSheet];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var session = await gate.DemandSession(db, source, ct);
        return new PaperStart(SessionWords.Of(session), new PaperContent(source.Kind switch
        {
            PaperKind.RunningOrder => new Dictionary<string, string> { ["order"] = SessionPapers.Order(session) },
            PaperKind.DraftRemarks => Remarks(session),
            _ => new Dictionary<string, string>(),
        }))
        {
            CampaignId = session.Head.CampaignId,
            BodyId = await db.BodyOf(session.Head.CampaignId, ct),
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var session = await db.ReadMinutes(paper.SubjectId!.Value, clock.Today(), ct);
        var content = PaperContent.Read(paper.Content);
        return paper.Kind switch
        {
            PaperKind.RunningOrder => RunningOrderPaper.Of(form, session, content),
            PaperKind.DraftRemarks => DraftRemarksPaper.Of(form, session, content),
            _ => AttendanceSheetPaper.Of(form, session, await Guests(session, ct), content),
        };
    }

    private static Dictionary<string, string> Remarks(MinutesRecord session)
    {
        var findings = session.Findings;
        return new Dictionary<string, string>
        {
            ["recognition"] = SessionPapers.Findings(findings, FindingKind.Strength),
            ["shortcomings"] = SessionPapers.Findings(findings, FindingKind.Shortcoming, FindingKind.SignOfViolation, FindingKind.Cause),
            ["requests"] = string.Join('\n', findings.Where(f => f.Kind is FindingKind.Shortcoming or FindingKind.SignOfViolation && !f.IsHeading).Select(f => $"Khắc phục nội dung: {Phrases.Within(SessionPapers.OneLine(f.Text))}")),
            ["petitions"] = SessionPapers.Findings(findings, FindingKind.UnitPetition, FindingKind.Difficulty),
            ["next"] = "Thư ký hoàn thiện biên bản, các bên ký ngay sau buổi làm việc\nThành viên gửi phiếu đánh giá để tổng hợp vào báo cáo kết quả giám sát",
        };
    }

    // Before the session those who were named to it; once people are recorded, those who came.
    private async Task<IReadOnlyList<SheetGuest>> Guests(MinutesRecord session, CancellationToken ct)
    {
        var came = session.Attendances.Select(a => new SheetGuest(a.Side, a.PersonName, a.BodyName is { } body && !Phrases.Names(a.Title, body) ? $"{a.Title}, {body}" : a.Title)).ToList();
        if (came.Any(guest => guest.Side is Side.Delegation or Side.Chair)) return came;
        var named = await db.MemberFacts(session.Head.CampaignId, session.Head.DelegationId, ct);
        return [.. named.Select(member => new SheetGuest(Side.Delegation, member.PersonName, member.Part is DelegationPart.Member ? member.Title : $"{member.Title}, {member.Part.Label()}")), .. came];
    }
}
