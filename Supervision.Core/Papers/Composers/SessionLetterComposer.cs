using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>The letter with programme and composition, and the invitation; the subject is the session, one paper a unit.</summary>
internal sealed class SessionLetterComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.ProgrammeLetter, PaperKind.Invitation];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var session = await gate.DemandSession(db, source, ct);
        var head = session.Head;
        var start = source.Kind is PaperKind.Invitation ? Invitation(session, source.AddresseeUnitId) : Programme(session, source.AddresseeUnitId);
        return start with { CampaignId = head.CampaignId, BodyId = await db.BodyOf(head.CampaignId, ct) };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var session = await db.ReadMinutes(paper.SubjectId!.Value, clock.Today(), ct);
        var content = PaperContent.Read(paper.Content);
        return paper.Kind is PaperKind.Invitation
            ? InvitationPaper.Of(form, session, content)
            : ProgrammeLetterPaper.Of(form, session, SessionPapers.UnitOf(session, paper.AddresseeUnitId).Name, await db.MemberFacts(session.Head.CampaignId, session.Head.DelegationId, ct), content);
    }

    private static PaperStart Programme(MinutesRecord session, Guid? unitId)
    {
        var unit = SessionPapers.UnitOf(session, unitId);
        return new PaperStart($"V/v chương trình, thành phần làm việc của {session.Head.DelegationName} với {unit.Name}", new PaperContent(new Dictionary<string, string>
        {
            ["programme"] = SessionPapers.Order(session),
            ["unit_side"] = $"Người đứng đầu {unit.Name}; trường hợp vắng mặt, cấp phó được ủy quyền\nCông chức, viên chức phụ trách các nội dung giám sát",
            ["preparation"] = "Báo cáo theo đề cương, biểu số liệu và hồ sơ, tài liệu minh chứng\nHội trường, phương tiện phục vụ buổi làm việc",
        }))
        {
            AddresseeUnitId = unit.UnitId,
        };
    }

    private static PaperStart Invitation(MinutesRecord session, Guid? unitId)
    {
        var unit = unitId is null ? null : SessionPapers.UnitOf(session, unitId);
        var subject = SessionWords.Of(session);
        return new PaperStart($"Dự {Phrases.Within(subject)}", new PaperContent(new Dictionary<string, string>
        {
            ["invitee"] = unit is null ? "" : $"Người đứng đầu {unit.Name}",
            ["purpose"] = $"{subject} về {SessionWords.Matter(session)}",
            ["chair"] = SessionPapers.Chair(session),
        }))
        {
            AddresseeUnitId = unit?.UnitId,
        };
    }
}
