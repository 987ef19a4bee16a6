using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Pages;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

public sealed class MinutesTests : FeatureTest
{
    [Test]
    public async Task What_minutes_say_once_they_are_signed_is_rewritten_by_nobody()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var finding = (await World.Send(World.Member, new RecordFinding
        {
            CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn",
        })).Id;
        await World.End(visit);
        await World.SignAll(visit);

        var refusal = await World.Refused(World.Member, new ReviseFinding
        {
            FindingId = finding, Version = 1, Kind = FindingKind.SignOfViolation, Text = "Nội dung khác", UnitId = World.Unit,
        });

        Assert.That(refusal.Code, Is.EqualTo("visit.signed"));
        Assert.That(await World.Value<string>("SELECT Text FROM Findings WHERE Id = @finding AND CouncilId = @CouncilId", new { finding }), Is.EqualTo("Hồ sơ giải quyết quá hạn"));
    }

    [Test]
    public async Task What_came_after_the_session_is_printed_with_its_day_and_nobody_signed_before_it()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var finding = (await World.Send(World.Member, new RecordFinding { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Difficulty, Text = "Hồ sơ giải quyết quá hạn" })).Id;
        await World.End(visit);
        World.Clock.Set(SomeVisits.VisitOn.AddDays(2), new TimeOnly(9, 0));
        var version = await World.Value<int>("SELECT Version FROM Findings WHERE Id = @finding AND CouncilId = @CouncilId", new { finding });
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(finding, version)] });
        await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = version + 1, Agrees = false, Explanation = "Đang thực hiện" });
        World.Clock.Set(SomeVisits.VisitOn.AddDays(3), new TimeOnly(9, 0));
        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = version + 2, Note = "Giữ nguyên" });

        var minutes = await World.With(World.Secretary, services => services.GetRequiredService<Db>().ReadMinutes(visit, SomeVisits.VisitOn.AddDays(3), CancellationToken.None));
        Assert.That(Papers.SomeOfficePapers.Text(Core.Documents.Types.Minutes.Of(minutes)), Does.Contain($"đơn vị có ý kiến (ngày {Core.Documents.VietnameseDate.Short(SomeVisits.VisitOn.AddDays(2))}, sau buổi làm việc): Đang thực hiện. Ý kiến của Đoàn giám sát (ngày {Core.Documents.VietnameseDate.Short(SomeVisits.VisitOn.AddDays(3))}, sau buổi làm việc): Giữ nguyên."));
        var signature = SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng");
        var refused = await World.Refused(World.Secretary, signature);
        Assert.That((refused.Code, refused.Message), Is.EqualTo(("visit.signed_before_opinion", $"Biên bản in ý kiến đối chiếu của ngày {Core.Documents.VietnameseDate.Short(SomeVisits.VisitOn.AddDays(3))}, sau buổi làm việc; ngày ký không được trước ngày đó.")));
        await World.Send(World.Secretary, signature with { SignedOn = SomeVisits.VisitOn.AddDays(3) });
    }

    [Test]
    public async Task What_was_added_to_locked_minutes_stands_once_every_party_has_signed_it()
    {
        var visit = await World.LockedVisit();
        await World.Send(World.Secretary, new AddAddendum { VisitId = visit, AddedOn = SomeVisits.VisitOn, Text = "Đính chính số liệu" });
        var secretary = new SignAddendum { VisitId = visit, Number = 1, Party = MinutesParty.Secretary, SignerName = "Người Minh Họa", SignerTitle = "Chuyên viên Văn phòng", SignedOn = SomeVisits.VisitOn };
        Assert.That((await World.Refused(World.Secretary, secretary with { Number = 2 })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, secretary)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Secretary, secretary with { SignedOn = SomeVisits.VisitOn.AddDays(-1) })).Code, Is.EqualTo("visit.signed_on"));

        await World.Send(World.Secretary, secretary);
        Assert.That((await World.Refused(World.Secretary, secretary)).Message, Is.EqualTo("Bên này đã được ghi nhận ký hoặc từ chối ký phần bổ sung."));
        Assert.That(await Open(), Is.EqualTo(new[] { MinutesParty.UnitRepresentative, MinutesParty.Head }));
        await World.Send(World.Secretary, secretary with { Party = MinutesParty.UnitRepresentative, SignerTitle = "Chủ tịch UBND xã", SignedOn = null, RefusedReason = "Không thống nhất số liệu" });
        await World.Send(World.Secretary, secretary with { Party = MinutesParty.Head, SignerTitle = "Phó Chủ tịch HĐND tỉnh" });

        Assert.That(await Open(), Is.Empty);
        Assert.That((await World.Send(World.UnitHead, new MinutesSigningDetails(visit))).Addenda.Single().Signatures.Select(line => line.RefusedReason), Is.EqualTo(new[] { null, "Không thống nhất số liệu", null }));

        async Task<IEnumerable<MinutesParty>> Open()
        {
            var view = await World.Send(World.Secretary, new MinutesSigningDetails(visit));
            return view.Addenda.Single().Open(view.Parties.Select(party => (party.Party, party.UnitId))).Select(one => one.Party);
        }
    }

    [Test]
    public async Task Minutes_take_items_from_the_start_to_the_first_signature_and_an_addendum_once_locked()
    {
        var visit = await World.NotifiedVisit();
        var remark = new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, Text = "Rà soát các chỉ tiêu" };
        var addendum = new AddAddendum { VisitId = visit, AddedOn = SomeVisits.VisitOn, Text = "Đính chính số liệu" };
        Assert.That((await World.Refused(World.Secretary, remark)).Code, Is.EqualTo("visit.closed"));

        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(8, 5));
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        Assert.That((await World.Send(World.Secretary, remark)).Number, Is.EqualTo(1));
        await World.End(visit);
        Assert.That((await World.Send(World.Secretary, remark)).Number, Is.EqualTo(2));
        Assert.That((await World.Refused(World.Secretary, addendum)).Code, Is.EqualTo("visit.not_locked"));

        await World.SignAll(visit);
        Assert.That((await World.Refused(World.Secretary, remark)).Code, Is.EqualTo("visit.signed"));
        Assert.That((await World.Refused(World.Secretary, new NotePetitions { VisitId = visit, Version = 4, Raised = true })).Code, Is.EqualTo("visit.signed"));

        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });
        Assert.That((await World.Refused(World.Secretary, remark)).Code, Is.EqualTo("visit.closed"));
        Assert.That((await World.Send(World.Secretary, addendum)).Number, Is.EqualTo(1));
        Assert.That((await World.Send(World.Secretary, addendum)).Number, Is.EqualTo(2));
        foreach (var person in new[] { World.UnitHead, World.UnitContact, World.Head, World.Member })
        {
            var told = (await World.Send(person, new NoticeList())).Items.Where(notice => notice.Title.EndsWith("có phần bổ sung số 1", StringComparison.Ordinal)).ToList();
            Assert.That(told.Select(notice => notice.Link), Is.EqualTo(new[] { $"/buoi-lam-viec/{visit}/bien-ban" }));
            Assert.That(told[0].Text, Does.EndWith("Đính chính số liệu"));
        }
        Assert.That((await World.Send(World.Secretary, new NoticeList())).Items.Select(notice => notice.Title), Has.None.Contains("phần bổ sung"), "who wrote it knows");
    }

    [Test]
    public async Task Minutes_lock_when_every_party_signed_or_refused_and_the_scan_is_there()
    {
        var visit = await World.EndedVisit();
        var locking = new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn };
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng"));
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Head, "Phó Chủ tịch HĐND tỉnh"));
        var unsigned = await World.Refused(World.Head, locking);
        Assert.That((unsigned.Code, unsigned.Message.Contains("Đại diện đơn vị", StringComparison.Ordinal)), Is.EqualTo(("visit.unsigned", true)));

        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND xã") with { SignedOn = null, RefusedReason = "Không đồng ý với số liệu" });
        Assert.That((await World.Refused(World.Head, locking)).Code, Is.EqualTo("visit.no_scan"));
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        Assert.That((await World.Refused(World.Secretary, locking)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Head, locking with { LockedOn = SomeVisits.VisitOn.AddDays(-1) })).Code, Is.EqualTo("visit.locked_on"));

        Assert.That((await World.Send(World.Head, locking)).Version, Is.EqualTo(5));
        Assert.That(await World.Value<string>("SELECT Status FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo("Completed"));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @visit AND Event = 'MinutesSigned' AND Data LIKE '%refusedReason%' AND CouncilId = @CouncilId", new { visit }),
            Does.Contain("Không đồng ý với số liệu"));
    }

    [Test]
    public async Task A_party_signs_once_and_only_the_parties_of_the_council_sign()
    {
        var visit = await World.EndedVisit();
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng"));
        var twice = await World.Refused(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng"));
        Assert.That((twice.Code, twice.Fields.Keys.Single()), Is.EqualTo(("duplicate", "Party")));

        await World.With(World.Administrator, async services => await ((Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!).Execute(
            "UPDATE Councils SET MinutesSigners = 'Secretary Head' WHERE Id = @CouncilId", null, CancellationToken.None));
        Assert.That((await World.Refused(World.Secretary, SomeVisits.Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND xã"))).Code, Is.EqualTo("visit.party"));
    }

    [Test]
    public async Task A_deputy_of_the_unit_presents_only_with_an_authorisation()
    {
        var visit = await World.StartedVisit();
        var deputy = new RecordAttendance { VisitId = visit, Side = Side.Unit, AttendsAs = AttendancePart.UnitDeputy, Post = "Phó Chủ tịch UBND xã" };

        Assert.That((await World.Refused(World.Secretary, deputy)).Fields.Keys, Is.EqualTo(new[] { "AuthorisedBy" }));
        await World.Send(World.Secretary, deputy with { AuthorisedBy = "Chủ tịch UBND xã" });
        Assert.That((await World.Refused(World.Secretary, deputy with { Side = Side.Delegation, AuthorisedBy = "Chủ tịch UBND xã" })).Fields.Keys, Is.EqualTo(new[] { "AttendsAs" }));
    }

    [Test]
    public async Task Sixteen_members_record_findings_at_once_and_none_is_refused()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => World.Send(World.Member, new RecordFinding
        {
            CampaignId = campaign,
            VisitId = visit,
            UnitId = World.Unit,
            Kind = FindingKind.Shortcoming,
            Text = $"Tồn tại thứ {i}",
            Severity = Severity.High,
        }))));

        Assert.That(answers.Select(a => a.Number!.Value).Order(), Is.EqualTo(Enumerable.Range(1, 16)));
        Assert.That(await World.Value<long>("SELECT Version FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo(3));
    }

    [Test]
    public async Task Sixteen_opinions_at_once_get_sixteen_numbers()
    {
        var visit = await World.StartedVisit();

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => World.Send(i % 2 == 0 ? World.Secretary : World.Office,
            new RecordOpinion { VisitId = visit, Side = Side.Delegation, Speaker = $"Thành viên {i}", Text = "Đề nghị làm rõ" }))));

        Assert.That(answers.Select(a => a.Number!.Value).Order(), Is.EqualTo(Enumerable.Range(1, 16)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Opinions WHERE VisitId = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo(16));
    }

    [Test]
    public async Task An_urgent_demand_needs_no_conclusion_but_the_head()
    {
        var visit = await World.StartedVisit();
        var demand = new DemandUrgently
        {
            CampaignId = await World.CampaignOf(visit),
            VisitId = visit,
            UnitId = World.Unit,
            Violation = "Thu phí ngoài quy định",
            Measure = "Dừng ngay việc thu phí",
            DemandedOn = SomeVisits.VisitOn,
        };

        Assert.That((await World.Refused(World.Secretary, demand)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Head, demand with { UnitId = World.OtherUnit })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Head, demand with { AnswerDueOn = SomeVisits.VisitOn.AddDays(-1) })).Fields.Keys, Is.EqualTo(new[] { "AnswerDueOn" }));
        Assert.That((await World.Send(World.Head, demand)).IsUnitTold, Is.True);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM UrgentDemands WHERE VisitId = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo(1));

        await World.With(World.Head, services => services.GetRequiredService<Db>().Execute("UPDATE People SET IsActive = 0 WHERE UnitId = @Unit AND CouncilId = @CouncilId", new { World.Unit }, CancellationToken.None));
        var untold = await World.Send(World.Head, demand with { Violation = "Thu thêm phí" });
        Assert.That((untold.IsUnitTold, UrgentDemandForms.Made(untold)), Is.EqualTo((false, "Đã ghi yêu cầu. Đơn vị chưa có tài khoản và hộp thư nên chưa ai được thông báo: hãy soạn văn bản yêu cầu và giao bản giấy cho đơn vị.")));
    }

    [Test]
    public async Task A_unit_sees_its_visit_once_notified_and_never_the_notes_of_the_delegation()
    {
        var planned = await World.PlannedVisit();
        Assert.That((await World.Refused(World.UnitHead, new VisitDetails { VisitId = planned })).Kind, Is.EqualTo(RefusalKind.NotFound));

        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.Send(World.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Chủ tịch UBND xã", Text = "Giải trình", Note = "Trả lời chưa rõ" });
        await World.Send(World.Member, new RecordFinding { CampaignId = campaign, VisitId = visit, Kind = FindingKind.Shortcoming, Text = "Chậm giải quyết", Severity = Severity.High });

        var during = await World.Send(World.UnitHead, new VisitDetails { VisitId = visit });
        Assert.That((during.Minutes.Opinions.Count, during.Minutes.Findings.Count, during.Allowed.Count), Is.EqualTo((0, 0, 0)));
        Assert.That((await World.Refused(World.UnitHead, new VisitMinutes { VisitId = visit })).Code, Is.EqualTo("visit.minutes_open"));

        await World.End(visit);
        var after = await World.Send(World.UnitHead, new VisitDetails { VisitId = visit });
        Assert.That((after.Minutes.Opinions.Single().Note, after.Minutes.Findings.Single().Severity), Is.EqualTo(((string?)null, (Severity?)null)));
        Assert.That((await World.Refused(World.OtherUnitHead, new VisitDetails { VisitId = visit })).Kind, Is.EqualTo(RefusalKind.NotFound));

        var own = await World.Send(World.Secretary, new VisitDetails { VisitId = visit });
        Assert.That((own.Minutes.Opinions.Single().Note, own.Minutes.Findings.Single().Severity, own.Allowed.Single()), Is.EqualTo(("Trả lời chưa rõ", Severity.High, VisitStep.Lock)));
        Assert.That(own.Warnings, Has.Some.Contains("người đứng đầu đơn vị"));
    }
}
