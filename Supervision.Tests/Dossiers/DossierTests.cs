using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Dossiers;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Visits;
using Supervision.Core.Watching;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Dossiers;

public sealed class DossierTests : FeatureTest
{
    [Test]
    public async Task The_first_paper_opens_the_dossier_and_papers_stand_in_it_by_their_dates()
    {
        var (campaign, dossier, earlier, later) = await World.OpenDossier();

        var view = (await World.Send(World.Clerk, new CampaignDossiers(campaign))).Single();

        Assert.That(view.Papers.Select(p => (p.Number, p.PaperId, p.Reference)), Is.EqualTo(new[] { (1, earlier, "46/HĐND-VP"), (2, later, "47/HĐND-VP") }));
        Assert.That((view.Status, view.Volume, view.RetentionYears, view.RetentionVerified), Is.EqualTo((DossierStatus.Open, 1, (int?)null, false)), "for ever, until somebody has read otherwise");
        Assert.That(await World.Journalled(dossier, "PaperFiled", "Data"), Has.Count.EqualTo(2));
        Assert.That((await World.Refused(World.UnitHead, new DossierDetails(dossier))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new CampaignDossiers(campaign))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_dossier_ends_with_its_work_and_nothing_is_added_after_that()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        var close = new CloseDossier { DossierId = dossier, Version = 1, ClosedOn = SomeDossiers.ClosedOn };
        Assert.That((await World.Refused(World.Office, close)).Code, Is.EqualTo("dossier.campaign_open"));
        var draft = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.Outline, CampaignId = campaign })).Id;
        await World.GiveUp(campaign);
        Assert.That((await World.Refused(World.Office, close)).Message, Does.StartWith("Còn 1 văn bản của cuộc giám sát chưa ban hành: Đề cương").And.EndWith("Hãy ban hành hoặc hủy trước khi kết thúc hồ sơ."));
        Assert.That((await World.Send(World.Office, new DossierDetails(dossier))).Drafts.Select(paper => paper.PaperId), Is.EqualTo(new[] { draft }), "and is found there");
        Assert.That((await World.Send(World.Secretary, new DossierDetails(dossier))).Drafts, Is.Empty, "it is for whoever closes the dossier");
        await World.Send(World.Office, new CancelPaper { PaperId = draft, Version = 1, Reason = "Không ban hành" });
        Assert.That((await World.Refused(World.Office, close with { ClosedOn = new DateOnly(2026, 3, 17) })).Code, Is.EqualTo("date.order"), "not before its last paper");
        Assert.That((await World.Refused(World.Secretary, close)).Kind, Is.EqualTo(RefusalKind.Forbidden));

        var lacking = await World.Refused(World.Office, close);
        Assert.That((lacking.Code, lacking.Fields.Keys), Is.EqualTo(("dossier.lacking", new[] { "IsLackingSeen" })));
        Assert.That(lacking.Message, Does.Contain("20/TB-HĐND"), "what is known by its number only is named");

        await World.Send(World.Office, close with { IsLackingSeen = true });

        var closed = await World.Send(World.Office, new DossierDetails(dossier));
        Assert.That((closed.Status, closed.HandOverDueOn), Is.EqualTo((DossierStatus.Closed, (DateOnly?)new DateOnly(2027, 3, 20))), "within a year");
        var other = await World.IssuedPlanLetter((await World.SentCampaign()).Campaign, 51, SomeDossiers.ClosedOn);
        Assert.That((await World.Refused(World.Office, new AddToDossier { DossierId = dossier, PaperId = other })).Code, Is.EqualTo("dossier.closed"));
        Assert.That((await World.Refused(World.Office, close with { Version = 2 })).Code, Is.EqualTo("dossier.closed"));
    }

    [Test]
    public async Task A_session_brings_its_notice_its_minutes_and_their_addendum_into_the_dossier()
    {
        var visit = await World.LockedVisit();
        await World.Send(World.Secretary, new AddAddendum { VisitId = visit, AddedOn = SomeVisits.VisitOn, Text = "Bổ sung danh sách 12 hồ sơ" });
        var campaign = Guid.Parse((await World.Value<string>("SELECT CAST(CampaignId AS nvarchar(36)) FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit }))!);
        var dossier = (await World.Send(World.Clerk, new OpenDossier { CampaignId = campaign })).Id;

        var records = (await World.Send(World.Clerk, new DossierDetails(dossier))).Records;

        Assert.That(records.Select(record => record.Kind), Is.SupersetOf(new[] { DossierRecordKind.VisitNotice, DossierRecordKind.Minutes, DossierRecordKind.MinutesAddendum }));
        Assert.That(records.Single(record => record.Kind is DossierRecordKind.MinutesAddendum).Title, Does.EndWith("Bổ sung danh sách 12 hồ sơ"));
    }

    [Test]
    public async Task A_dossier_names_all_that_the_work_brought_in_and_what_is_archived_after_it_takes_nothing_new()
    {
        var task = await World.AcceptedTask();
        var conclusion = await Related("ConclusionId");
        var campaign = await Related("CampaignId");
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ xác minh nguồn gốc đất" } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = await World.VersionOf(task), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });
        var dossier = (await World.Send(World.Clerk, new CampaignDossiers(campaign))).Single();

        Assert.That(dossier.Papers.Single(paper => paper.Kind is PaperKind.DelegationReport).Author, Is.EqualTo("Đoàn giám sát"), "who reports is who issued it");
        Assert.That(dossier.Records.Single(record => record.Kind is DossierRecordKind.ExtensionRequest), Has.Property("IsHeld").True.And.Property("Author").EqualTo("Ủy ban nhân dân xã Hòa Bình"));
        Assert.That(dossier.Records.Where(record => !record.IsHeld).Select(record => record.Reference), Is.EquivalentTo(new[] { "12/QĐ-TTHĐND", "45/HĐND-VP", "28/TB-HĐND" }), "known by their numbers only");
        var contents = (await World.Send(World.Clerk, new DraftPaper { Kind = PaperKind.DossierContents, SubjectId = dossier.Id })).Id;
        Assert.That(await World.Printed(World.Clerk, contents), Does.Contain("Chờ xác minh nguồn gốc đất").And.Contain("12/QĐ-TTHĐND").And.Contain($"Mục lục này có 0{dossier.Papers.Count + dossier.Records.Count} văn bản"));

        await Move(CampaignStep.FollowUp);
        await Move(CampaignStep.Complete);
        Assert.That((await World.Refused(World.Office, await Step(CampaignStep.Archive))).Code, Is.EqualTo("campaign.dossier_kept"), "the dossier is not with the archive yet");
        Assert.That((await World.Send(World.Office, new UnfinishedOfCampaign(campaign))).Single(line => line.Kind is UnfinishedKind.Dossier), Has.Property("SubjectId").EqualTo(dossier.Id).And.Property("Forbids").True.And.Property("Title").EndsWith(": chưa kết thúc"));
        await World.Send(World.Office, new CloseDossier { DossierId = dossier.Id, Version = dossier.Version, ClosedOn = SomeTasks.Today, IsLackingSeen = true });
        Assert.That((await World.Refused(World.Office, await Step(CampaignStep.Archive))).Message, Does.Contain("đã kết thúc nhưng chưa nộp lưu: hãy ghi nhận nộp lưu"), "what is closed is not asked to be closed");
        var minutes = await World.HandoverMinutes(dossier.Id, SomeTasks.Today);
        Assert.That(await World.Printed(World.Clerk, minutes), Does.Contain("Hôm nay, ngày 29 tháng 5 năm 2026, tại ").And.Contain("không có bản điện tử"));
        await World.Send(World.Clerk, new HandOverDossier { DossierId = dossier.Id, Version = dossier.Version + 1, HandOverPaperId = minutes, HandedOverOn = SomeTasks.Today, ReceivedBy = "Lưu trữ viên" });
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).MayReplace, Is.True);
        await Move(CampaignStep.Archive);

        var remarks = SomeConclusions.Draft(new SomeConclusions.Ended(campaign, default, default, default, default, default), ConclusionKind.SessionRemarks) with { VisitId = Guid.CreateVersion7() };
        Assert.That((await World.Refused(World.Office, remarks)).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Refused(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sai ngày" })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).MayReplace, Is.False);
        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.Outline, CampaignId = campaign })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Refused(World.UnitContact, new DraftPaper { Kind = PaperKind.RemediationPlan, SubjectId = conclusion })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Send(World.Office, new PapersToBegin { About = PaperAbout.Campaign, SubjectId = campaign })).Kinds, Is.Empty, "nothing is offered that would be refused");
        var paper = dossier.Papers.Single(line => line.Kind is PaperKind.ConclusionNotice).PaperId;
        var kept = await World.Send(World.Clerk, new DossierDetails(dossier.Id));
        Assert.That((await World.Refused(World.Clerk, new RecallPaper { PaperId = paper, Version = 1, RecallReference = "50/TB-HĐND", RecalledOn = new DateOnly(2026, 5, 29), Reason = "Sai", ConfirmsRecall = true })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Refused(World.Office, new ReplacePaper { PaperId = paper, Reason = "Sai" })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Refused(World.Office, new CitePaper { CampaignId = campaign, Paper = Some.Paper("Công văn", "99/UBND-VP") })).Code, Is.EqualTo("campaign.closed"));
        Assert.That((await World.Refused(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = SomeTasks.Today, Grounds = "Chưa đúng" })).Code, Is.EqualTo("campaign.closed"));
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = paper })).Id;
        var version = await World.Fill(World.Office, letter, ("errors", "ngày 20/3/2025"), ("corrected", "ngày 20/3/2026"));
        await World.Send(World.Office, new SubmitPaper { PaperId = letter, Version = version });
        var after = await World.Send(World.Clerk, new DossierDetails(dossier.Id));
        Assert.That((after.Papers.Select(line => (line.PaperId, line.Force)), after.Records.Select(record => record.SourceId)), Is.EqualTo((kept.Papers.Select(line => (line.PaperId, line.Force)), kept.Records.Select(record => record.SourceId))).AsCollection);

        async Task<Guid> Related(string column) => Guid.Parse((await World.Value<string>($"SELECT CAST({column} AS nvarchar(36)) FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task }))!);

        async Task<MoveCampaign> Step(CampaignStep step) => new()
        {
            CampaignId = campaign, Step = step, On = SomeTasks.Today, Version = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Head.Version,
            LeavesUnfinished = step is CampaignStep.Complete or CampaignStep.Archive ? true : null, Reason = step is CampaignStep.Complete or CampaignStep.Archive ? "Chuyển theo dõi ở cuộc sau." : null,
        };

        async Task Move(CampaignStep step) => await World.Send(World.Office, await Step(step));
    }

    [Test]
    public async Task What_the_work_brought_in_stands_under_its_own_day_and_letters_and_slips_are_not_forgotten()
    {
        var task = await World.AcceptedTask();
        var campaign = Guid.Parse((await World.Value<string>("SELECT CAST(CampaignId AS nvarchar(36)) FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task }))!);
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Rút lại" } })).Id;
        await World.Send(World.UnitContact, new WithdrawExtension(request, 1));
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var urged = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;
        var issued = await World.Send(World.Clerk, new IssueReminderLetter
        {
            LetterId = urged, Version = 1, Number = 90, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 2), AuthorityLines = ["CHÁNH VĂN PHÒNG"], SignerName = "Nguyễn Văn Minh Họa", Recipients = ["Như trên"],
            IsHandSigned = true, SignedOn = new DateOnly(2026, 7, 2),
        });
        Assert.That(issued.Version, Is.GreaterThan(1));

        var dossier = (await World.Send(World.Clerk, new CampaignDossiers(campaign))).Single();

        Assert.That(dossier.Records.Where(record => record.Kind is DossierRecordKind.ExtensionRequest), Is.Empty, "what was never sent is no document");
        Assert.That(dossier.Records.Single(record => record.Kind is DossierRecordKind.ReminderLetter), Has.Property("Reference").EqualTo("90/HĐND-VP").And.Property("OpenedAt").EqualTo(urged));
        var minutes = dossier.Records.Where(record => record.Kind is DossierRecordKind.Minutes).ToList();
        var sessions = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Visits.ToDictionary(visit => visit.Id, visit => visit.PlannedOn);
        Assert.That(minutes.Select(record => record.MadeOn), Is.EqualTo(minutes.Select(record => sessions[record.OpenedAt])));
        await World.Send(World.Office, new Core.Remediation.EnterPaperReport
        {
            TaskId = task, Reference = "45/BC-UBND", SignedBy = "Chủ tịch UBND xã", ReportedOn = new DateOnly(2026, 6, 29), ReceivedOn = new DateOnly(2026, 7, 2),
            Claim = Core.Remediation.RemediationClaim.Done, PercentDone = 100, Text = "Đã giải quyết 72 hồ sơ.",
        });
        var report = (await World.Send(World.Clerk, new DossierDetails(dossier.Id))).Records.Single(record => record.Kind is DossierRecordKind.RemediationReport);
        Assert.That($"{report.TypeName}: {report.Title}", Is.EqualTo("Báo cáo kết quả thực hiện: Nhận bằng văn bản giấy"), "its type is said once");
        var entered = (await World.Send(World.StandingBoard, new Core.Remediation.RemediationReportDetails(report.SourceId)));
        await World.Send(World.Office, new Core.Remediation.BeginAppraisal { RemediationReportId = report.SourceId, Version = entered.Report.Version, AppraisalOn = new DateOnly(2026, 7, 2) });
        await World.Send(World.StandingBoard, SomeTasks.Decision(entered.Items.Single().Id, Core.Remediation.RemediationOutcome.Confirmed) with { DecidedOn = new DateOnly(2026, 7, 2), Reference = "91/PXN-HĐND" });

        var slip = (await World.Send(World.Clerk, new DossierDetails(dossier.Id))).Records.Single(record => record.Kind is DossierRecordKind.ConfirmationSlip);

        Assert.That((slip.Reference, slip.IsHeld, slip.OpenedAt), Is.EqualTo(("91/PXN-HĐND", false, report.SourceId)), "its number is known, the signed paper is put into the dossier");
    }

    [Test]
    public async Task What_was_demanded_and_answered_in_the_system_is_no_paper_that_is_handed_over()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        var on = SomeDossiers.ClosedOn;
        var demand = new DemandUrgently { CampaignId = campaign, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = on };
        foreach (var (by, reference, answer) in new[] { (World.UnitHead, (string?)null, (string?)null), (World.Secretary, "15/ĐGS", "45/UBND-VP") })
        {
            var id = (await World.Send(World.Head, demand with { Reference = reference })).Id;
            await World.Send(by, new AnswerUrgentDemand { UrgentDemandId = id, Answer = "Đã dừng thu", AnsweredOn = on, AnswerReference = answer });
        }

        var records = (await World.Send(World.Clerk, new DossierDetails(dossier))).Records.Where(record => record.Kind is DossierRecordKind.UrgentDemand or DossierRecordKind.DemandAnswer).ToList();

        Assert.That(records.Where(record => record.IsHeld).Select(record => record.Reference), Is.EqualTo(new string?[] { null, null }), "said in the system, on no paper");
        Assert.That(records.Where(record => !record.IsHeld).Select(record => record.Reference), Is.EquivalentTo(new[] { "15/ĐGS", "45/UBND-VP" }), "papers that are known by their numbers");
        var contents = (await World.Send(World.Clerk, new DraftPaper { Kind = PaperKind.DossierContents, SubjectId = dossier })).Id;
        Assert.That(await World.Printed(World.Clerk, contents), Does.Contain("Trả lời yêu cầu chấm dứt hành vi vi phạm"));
    }

    [Test]
    public async Task A_paper_that_goes_out_after_the_dossier_was_closed_opens_the_next_volume()
    {
        var (campaign, dossier, earlier, _) = await World.ClosedDossier();
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = earlier })).Id;
        var version = await World.Fill(World.Office, letter, ("errors", "ngày 20/3/2025"), ("corrected", "ngày 20/3/2026"));
        await World.Send(World.Office, new SubmitPaper { PaperId = letter, Version = version });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = letter, Version = version + 1 });
        await World.Send(World.Clerk, new IssuePaper { PaperId = letter, Version = version + 2, Number = 48, IssuedOn = SomeDossiers.ClosedOn, IsHandSigned = true, SignedOn = SomeDossiers.ClosedOn, SignerName = "Nguyễn Văn Minh Họa" });

        var volumes = await World.Send(World.Office, new CampaignDossiers(campaign));

        Assert.That(volumes.Select(v => (v.Volume, v.Status, v.Papers.Count)), Is.EqualTo(new[] { (1, DossierStatus.Closed, 2), (2, DossierStatus.Open, 1) }));
        Assert.That((volumes[1].Code, volumes[0].Id), Is.EqualTo(($"{volumes[0].Code}/2", dossier)));
    }

    [Test]
    public async Task What_is_due_for_the_archive_is_listed_the_longest_overdue_first_and_the_clerk_is_told()
    {
        var first = await World.ClosedDossier();
        World.Clock.Set(new DateOnly(2027, 2, 17), new TimeOnly(6, 0));
        await World.AsSystem(new WatchDossiers());
        Assert.That(await Told(), Is.Empty, "31 days are left");
        World.Clock.Set(new DateOnly(2027, 2, 18), new TimeOnly(6, 0));

        await World.AsSystem(new WatchDossiers());
        await World.AsSystem(new WatchDossiers());

        Assert.That(await Told(), Has.Count.EqualTo(1).And.Some.StartsWith("Nộp lưu chậm nhất ngày 20/3/2027"));
        Assert.That((await World.Send(World.Clerk, new ArchiveList())).Items.Select(d => (d.Id, d.DaysLate, d.Papers)), Is.EqualTo(new[] { (first.Dossier, 0, 2L) }));
        World.Clock.Set(new DateOnly(2027, 3, 25), new TimeOnly(6, 0));
        await World.AsSystem(new WatchDossiers());
        Assert.That(await Told(), Has.Count.EqualTo(2).And.Some.StartsWith("Quá hạn nộp lưu từ ngày 20/3/2027"));
        Assert.That((await World.Send(World.Clerk, new ArchiveList())).Items.Single().DaysLate, Is.EqualTo(5));
        var sheet = await World.Send(World.Clerk, new ExportArchiveList());
        Assert.That(sheet.Rows.Single(), Does.Contain("5").And.Contain("2027-03-20").And.Contain("vĩnh viễn (chưa kiểm chứng)"));
        Assert.That((await World.Refused(World.UnitHead, new ArchiveList())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task What_was_closed_later_but_is_due_sooner_stands_first_in_the_list_its_pages_and_its_sheet()
    {
        var slow = await World.ClosedDossier();
        var policy = new RetentionPolicy { EffectiveFrom = new DateOnly(2026, 3, 2), Paper = "Danh mục hồ sơ năm 2026", RetentionYears = 20, HandOverMonths = 6, NoticeDays = 15, IsVerified = true };
        await World.Send(World.Administrator, new SetRetentionPolicy { Policy = policy });
        var (campaign, _) = await World.SentCampaign();
        await World.IssuedPlanLetter(campaign, 51, SomeDossiers.ClosedOn);
        await World.GiveUp(campaign);
        var soon = (await World.Send(World.Office, new CampaignDossiers(campaign))).Single();
        await World.Send(World.Office, new CloseDossier { DossierId = soon.Id, Version = soon.Version, ClosedOn = SomeDossiers.ClosedOn, IsLackingSeen = true });
        World.Clock.Set(new DateOnly(2026, 9, 30), new TimeOnly(8, 0));

        var first = await World.Send(World.Clerk, new ArchiveList { Take = 1 });
        var second = await World.Send(World.Clerk, new ArchiveList { Take = 1, After = first.Next });

        Assert.That((first.Items.Single().Id, first.Items[0].DaysLate, second.Items.Single().Id, second.Items[0].DaysLate, second.Next), Is.EqualTo((soon.Id, 10, slow.Dossier, 0, (string?)null)));
        Assert.That((await World.Send(World.Clerk, new ArchiveList())).Items.Select(line => line.Id), Is.EqualTo(new[] { soon.Id, slow.Dossier }));
        Assert.That((await World.Send(World.Clerk, new ExportArchiveList())).Rows.Select(row => row[6]), Is.EqualTo(new[] { "2026-09-20", "2027-03-20" }));
    }

    [Test]
    public async Task The_archive_takes_a_dossier_by_minutes_that_name_it_and_only_by_a_decision_is_it_of_no_more_value()
    {
        var (_, dossier, _, _) = await World.ClosedDossier();
        await World.Send(World.Office, Revision(await World.Send(World.Office, new DossierDetails(dossier))) with { RetentionYears = 10 });
        var minutes = await World.HandoverMinutes(null, SomeDossiers.ClosedOn);
        var over = new HandOverDossier { DossierId = dossier, Version = 3, HandOverPaperId = minutes, HandedOverOn = SomeDossiers.ClosedOn, ReceivedBy = "Lưu trữ viên" };
        Assert.That((await World.Refused(World.Clerk, over with { HandedOverOn = new DateOnly(2026, 3, 19) })).Code, Is.EqualTo("date.order"));

        await World.Send(World.Clerk, over);

        var text = await World.Printed(World.Clerk, minutes);
        Assert.That(text, Does.Contain("01 hồ sơ, 05 văn bản").And.Contain("Nguyễn Văn Giao, Văn thư").And.Contain("ĐẠI DIỆN BÊN NHẬN"));
        var dispose = new DisposeDossier { DossierId = dossier, Version = 4, DisposedOn = SomeDossiers.ClosedOn, DisposalDecision = "Quyết định số 5/QĐ-TTHĐND ngày 21/3/2036" };
        Assert.That((await World.Refused(World.StandingBoard, dispose)).Message, Is.EqualTo("Hồ sơ được bảo quản đến hết ngày 20/3/2036."));
        World.Clock.Set(new DateOnly(2036, 3, 21), new TimeOnly(8, 0));
        Assert.That((await World.Refused(World.Office, dispose with { DisposedOn = new DateOnly(2036, 3, 21) })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.StandingBoard, dispose with { DisposedOn = new DateOnly(2036, 3, 21) });
        var disposed = await World.Send(World.Clerk, new DossierDetails(dossier));
        Assert.That((disposed.Status, disposed.Papers.Count, disposed.Papers.All(p => p.Sha256 is not null)), Is.EqualTo((DossierStatus.Disposed, 2, true)), "marked, not deleted");
    }

    [Test]
    public async Task Minutes_that_do_not_name_the_dossier_hand_nothing_over()
    {
        var (campaign, dossier, _, _) = await World.ClosedDossier();
        var minutes = await World.HandoverMinutes(dossier, SomeDossiers.ClosedOn);
        await World.Send(World.Office, Revision(await World.Send(World.Office, new DossierDetails(dossier))) with { Code = "15.GS/2026" });

        var refused = await World.Refused(World.Clerk, new HandOverDossier { DossierId = dossier, Version = 3, HandOverPaperId = minutes, HandedOverOn = SomeDossiers.ClosedOn, ReceivedBy = "Lưu trữ viên" });

        Assert.That((refused.Code, refused.Message), Is.EqualTo(("dossier.not_listed", "Biên bản giao nhận không ghi hồ sơ 15.GS/2026.")));
        var letter = (await World.Send(World.Clerk, new CampaignDossiers(campaign))).Single().Papers[0].PaperId;
        Assert.That((await World.Refused(World.Clerk, new HandOverDossier { DossierId = dossier, Version = 3, HandOverPaperId = letter, HandedOverOn = SomeDossiers.ClosedOn, ReceivedBy = "Lưu trữ viên" })).Code, Is.EqualTo("dossier.minutes"));
    }

    [Test]
    public async Task The_contents_of_a_dossier_name_every_paper_and_stay_out_of_it()
    {
        var (campaign, dossier, _, _) = await World.ClosedDossier();
        var contents = (await World.Send(World.Clerk, new DraftPaper { Kind = PaperKind.DossierContents, SubjectId = dossier })).Id;

        var text = await World.Printed(World.Clerk, contents);
        await World.Send(World.Clerk, new IssuePaper { PaperId = contents, Version = 1 });

        Assert.That(text, Does.Contain("MỤC LỤC HỒ SƠ").And.Contain("46/HĐND-VP").And.Contain("47/HĐND-VP").And.Contain("Mục lục này có 05 văn bản, "));
        Assert.That((await World.Send(World.Clerk, new CampaignDossiers(campaign))).Single().Papers, Has.Count.EqualTo(2), "no further volume is opened for it");
    }

    [Test]
    public async Task A_council_sets_its_own_periods_from_a_day_on()
    {
        var policy = new RetentionPolicy { EffectiveFrom = new DateOnly(2026, 3, 1), Paper = "Danh mục hồ sơ năm 2026", RetentionYears = 20, HandOverMonths = 6, NoticeDays = 15, IsVerified = true };
        await World.Send(World.Administrator, new SetRetentionPolicy { Policy = policy });
        var (_, dossier, _, _) = await World.ClosedDossier();

        var view = await World.Send(World.Office, new DossierDetails(dossier));

        Assert.That((view.RetentionYears, view.RetentionVerified, view.RetentionBasis, view.HandOverDueOn), Is.EqualTo(((int?)20, true, "Danh mục hồ sơ năm 2026", (DateOnly?)new DateOnly(2026, 9, 20))));
        Assert.That((await World.Send(World.Office, new RetentionPolicyDetails(new DateOnly(2026, 2, 1)))).IsVerified, Is.False);
        Assert.That((await World.Refused(World.Office, new SetRetentionPolicy { Policy = policy })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<IReadOnlyList<string>> Told() => [.. (await World.Send(World.Clerk, new NoticeList { Take = 100 })).Items.Select(n => n.Title).Where(title => title.Contains("nộp lưu", StringComparison.OrdinalIgnoreCase))];

    private static ReviseDossier Revision(DossierView view) => new()
    {
        DossierId = view.Id,
        Version = view.Version,
        Code = view.Code,
        Title = view.Title,
        RetentionYears = view.RetentionYears,
        RetentionBasis = view.RetentionBasis,
        RetentionVerified = view.RetentionVerified,
    };
}
