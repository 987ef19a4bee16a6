using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Conclusions;

public sealed class ConclusionTests : FeatureTest
{
    [Test]
    public async Task Without_the_meeting_there_is_no_conclusion()
    {
        var ended = await World.EndedCampaign();
        Assert.That((await World.Refused(World.Office, SomeConclusions.Draft(ended))).Code, Is.EqualTo("conclusion.examination_missing"));

        await World.ReceivedReport(ended);
        Assert.That((await World.Refused(World.Office, SomeConclusions.Draft(ended))).Code, Is.EqualTo("conclusion.examination_missing"));
    }

    [Test]
    public async Task Who_supervises_decides_what_may_be_concluded()
    {
        var allowed = ConclusionRules.All.SelectMany(rule => rule.Subjects.Select(subject => (subject, rule.Kind))).Where(x => x.Kind is not ConclusionKind.SessionRemarks).Order();
        Assert.That(allowed, Is.EqualTo(new[]
        {
            (SubjectKind.Council, ConclusionKind.SupervisionResolution),
            (SubjectKind.StandingBoard, ConclusionKind.StandingBoardConclusion),
            (SubjectKind.Committee, ConclusionKind.CommitteeRecommendations),
            (SubjectKind.DelegateGroup, ConclusionKind.GroupRecommendations),
            (SubjectKind.Delegate, ConclusionKind.GroupRecommendations),
        }));

        var ended = await World.EndedCampaign(SubjectKind.DelegateGroup);
        var refusal = await World.Refused(World.Office, SomeConclusions.Draft(ended));
        Assert.That(refusal.Code, Is.EqualTo("conclusion.kind"));
        Assert.That(refusal.Message, Does.Contain("kiến nghị của Tổ đại biểu"));
    }

    [Test]
    public async Task A_delegates_group_reports_and_recommends_without_a_meeting()
    {
        var ended = await World.EndedCampaign(SubjectKind.DelegateGroup);
        var report = (await World.Send(World.Office, SomeConclusions.Draft(ended, ConclusionKind.GroupRecommendations))).Id;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = report, Version = 1 });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = report, Version = 2 });
        var issue = SomeConclusions.Issue(report, 3) with { AuthorityLines = ["TM. Tổ đại biểu", "Tổ trưởng"] };
        Assert.That((await World.Refused(World.Clerk, issue)).Code, Is.EqualTo("conclusion.symbol"));

        await World.Send(World.Clerk, issue with { Symbol = "BC-TĐB3" });

        Assert.That(await Value("SELECT Status FROM Campaigns WHERE Id = @id AND CouncilId = @CouncilId", ended.Campaign), Is.EqualTo("Concluded"));
        Assert.That(await Value("SELECT Status FROM Findings WHERE Id = @id AND CouncilId = @CouncilId", ended.Shortcoming), Is.EqualTo("InConclusion"));
    }

    [Test]
    public async Task Who_wrote_a_part_of_it_does_not_approve_it_though_another_wrote_last()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        await World.Send(World.StandingBoard, Revision(conclusion, 1, SomeConclusions.Draft(ended)));
        await World.Send(World.Office, Revision(conclusion, 2, SomeConclusions.Draft(ended)));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 3 });

        Assert.That((await World.Refused(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 4 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task A_conclusion_is_complete_approved_by_another_and_numbered_once()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        var draft = SomeConclusions.Draft(ended);
        await World.Send(World.Office, Revision(conclusion, 1, draft) with { ReportBy = null, ReportDueOn = null, Clauses = [.. draft.Clauses.Where(c => c.Block is not ClauseBlock.Causes)] });
        var incomplete = await World.Refused(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 2 });
        Assert.That((incomplete.Code, incomplete.Message), Is.EqualTo(("conclusion.block_missing", "Văn bản còn thiếu: Nguyên nhân; Trách nhiệm báo cáo (Điều 71 khoản 1 điểm d Luật 87/2015/QH13, theo luật cũ, chưa đối chiếu văn bản mới).")));

        await World.Send(World.StandingBoard, Revision(conclusion, 2, draft));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 3 });
        Assert.That((await World.Refused(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 4 })).Code, Is.EqualTo("four_eyes"));
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.Issue(conclusion, 4))).More["allowed"], Is.EqualTo(new[] { "Approve", "Return" }));
        var other = await World.Person(Role.StandingBoard, "Chủ tịch HĐND tỉnh");
        await World.SendOn(SomeConclusions.IssuedOn, other, new ApproveConclusion { ConclusionId = conclusion, Version = 4 });
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.Issue(conclusion, 5) with { IssuedOn = new DateOnly(2026, 5, 10), FiguresAsOf = new DateOnly(2026, 5, 1) })).Code, Is.EqualTo("conclusion.issued_on"));

        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, 5));

        var details = await World.Send(World.Office, new ConclusionDetails(conclusion));
        Assert.That((details.Status, details.Reference, details.FiguresAsOf), Is.EqualTo((ConclusionStatus.Issued, "15/TB-HĐND", new DateOnly(2026, 4, 30))));
        Assert.That((await World.Refused(World.Office, Revision(conclusion, details.Version, draft))).Code, Is.EqualTo("conclusion.closed"));
        Assert.That(await Value("SELECT Status FROM Campaigns WHERE Id = @id AND CouncilId = @CouncilId", ended.Campaign), Is.EqualTo("Concluded"));

        var second = await World.DraftedConclusion();
        var taken = await Assert.ThrowsAsync<RefusedException>(async () => await World.Issued(second.Conclusion));
        Assert.That((taken!.Code, taken.Fields.Keys.Single()), Is.EqualTo(("number.taken", "Number")));
        Assert.That(await Value("SELECT Status FROM Conclusions WHERE Id = @id AND CouncilId = @CouncilId", second.Conclusion), Is.EqualTo("Submitted"));
    }

    [Test]
    public async Task The_issued_file_stays_byte_for_byte()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.Send(World.Administrator, new SetDayOff { Day = new DateOnly(2026, 6, 30), DayKind = Supervision.Core.Calendar.DayOffKind.Swap, Name = "Hoán đổi", SourcePaper = "Công văn", DayStatus = Supervision.Core.Calendar.DayOffStatus.Official });

        var file = await World.Send(World.UnitHead, new IssuedConclusion(conclusion));

        using var kept = new MemoryStream();
        await using (file.Content) await file.Content.CopyToAsync(kept);
        Assert.That((file.FileName, kept.Length), Is.EqualTo(("15-TB-HĐND.pdf", file.Size)));
        Assert.That(await Value("SELECT Sha256 FROM OfficialPapers WHERE SubjectId = @id AND CouncilId = @CouncilId", conclusion),
            Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept.ToArray()))));
        Assert.That(await Value("SELECT Data FROM Journal WHERE SubjectId = @id AND Event = 'ConclusionIssued' AND CouncilId = @CouncilId", conclusion), Does.Contain("15/TB-HĐND"));
    }

    [Test]
    public async Task Units_see_a_conclusion_once_it_is_sent_and_with_the_last_receipt_it_is_received()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) })).Id;
        var version = await World.Issued(conclusion);
        Assert.That((await World.Refused(World.UnitHead, new ConclusionDetails(conclusion))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var send = new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit], SentOn = new DateOnly(2026, 5, 15) };
        Assert.That((await World.Refused(World.Clerk, send)).Code, Is.EqualTo("conclusion.unit_without_paper"));

        await World.Send(World.Clerk, send with { ReceivingUnitIds = [World.Unit, World.OtherUnit] });
        var received = new AcknowledgeConclusion { ConclusionId = conclusion, ReceivedOn = new DateOnly(2026, 5, 18), ReceivedBy = "Văn thư" };
        await World.Send(World.UnitHead, received);
        Assert.That((await World.Refused(World.UnitHead, received)).Code, Is.EqualTo("conclusion.acknowledged"));
        var owed = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((owed.Progress, owed.Allowed.Contains(TaskStep.Refuse)), Is.EqualTo((TaskProgress.Accepted, true)), "it is not confirmed once more, and may still turn out to be another's");
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Status, Is.EqualTo(ConclusionStatus.Sent));
        Assert.That((await World.Send(World.UnitHead, new ConclusionDetails(conclusion))).Receipts.Select(r => r.UnitId), Is.EqualTo(new[] { World.Unit }));
        await World.Send(World.OtherUnitHead, received);

        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Status, Is.EqualTo(ConclusionStatus.Received));
        Assert.That((await World.Refused(World.Clerk, received)).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_unit_that_takes_one_of_its_tasks_or_reports_on_one_has_the_paper()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = new DateOnly(2026, 5, 18) });
        var taken = (await World.Send(World.Clerk, new ConclusionDetails(conclusion))).Receipts.Single(receipt => receipt.UnitId == World.Unit);
        Assert.That((taken.ReceivedOn, taken.ReceivedBy), Is.EqualTo(((DateOnly?)new DateOnly(2026, 5, 18), "theo việc đơn vị xác nhận đã nhận nội dung số 1")));

        await World.OpenCouncil();
        (_, conclusion, task, _) = await World.SentConclusion();
        await World.SubmittedRemediation((task, RemediationClaim.Done));
        var reported = (await World.Send(World.Clerk, new ConclusionDetails(conclusion))).Receipts;
        Assert.That(reported.Select(receipt => (receipt.UnitId == World.Unit, receipt.ReceivedOn)), Is.EquivalentTo(new[] { (true, (DateOnly?)SomeTasks.ReportedOn), (false, null) }));
    }

    [Test]
    public async Task A_unit_asks_for_reconsideration_and_a_new_paper_takes_the_place_of_the_old()
    {
        var (ended, conclusion, task, version) = await World.SentConclusion();
        var ask = new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút." };
        Assert.That((await World.Refused(World.UnitContact, ask)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var request = (await World.Send(World.UnitHead, ask)).Id;
        version++;
        var answered = await World.Send(World.StandingBoard, new AnswerReconsideration
        {
            ConclusionId = conclusion, Version = version, ReconsiderationId = request, Outcome = ReconsiderationOutcome.Amended, Answer = "Điều chỉnh còn 70 hồ sơ.", AnsweredOn = new DateOnly(2026, 5, 25),
        });
        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).Status, Is.EqualTo(ConclusionStatus.Sent));

        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sửa số liệu theo kết quả xem xét lại." })).Id;
        Assert.That((await World.Refused(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "x" })).Code, Is.EqualTo("conclusion.being_replaced"));
        version = await World.Issued(next, 18);

        var old = await World.Send(World.Office, new ConclusionDetails(conclusion));
        Assert.That((old.Status, old.ReplacedById, old.Version), Is.EqualTo((ConclusionStatus.Replaced, (Guid?)next, answered.Version + 1)));
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = next, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 28) });
        var tasks = (await World.Send(World.Office, new TaskList { CampaignId = ended.Campaign })).Items;
        Assert.That(tasks.Select(t => (t.Id == task, t.Progress, t.DueOn)), Is.EqualTo(new[] { (true, TaskProgress.Assigned, (DateOnly?)new DateOnly(2026, 6, 30)) }));
        var counts = await World.Send(World.Office, new TaskStatistics { CampaignId = ended.Campaign });
        Assert.That((counts.Total, counts.Dropped, counts.OpenInTerm), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task Who_holds_a_post_in_the_inspected_unit_approves_nothing_about_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        var both = await World.ServesBoth(Role.StandingBoard, World.Unit);

        Assert.That((await World.Refused(both, new ApproveConclusion { ConclusionId = conclusion, Version = 2 })).Code, Is.EqualTo("actor.serves_both"));
    }

    [Test]
    public async Task In_a_commune_one_person_approves_and_numbers_but_never_what_that_person_drafted()
    {
        await World.OpenCouncil(CouncilLevel.Commune);
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        World.Know(World.Identity(World.StandingBoard) with { Roles = [Role.StandingBoard, Role.RecordsClerk] });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });

        await World.Send(World.StandingBoard, SomeConclusions.Issue(conclusion, 3));

        World.Know(World.Identity(World.Office) with { Roles = [Role.Office, Role.StandingBoard] });
        var own = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = own.Conclusion, Version = 1 });
        Assert.That((await World.Refused(World.Office, new ApproveConclusion { ConclusionId = own.Conclusion, Version = 2 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task Above_a_commune_who_approves_does_not_number()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        World.Know(World.Identity(World.StandingBoard) with { Roles = [Role.StandingBoard, Role.RecordsClerk] });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = 2 });

        Assert.That((await World.Refused(World.StandingBoard, SomeConclusions.Issue(conclusion, 3))).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task A_foreign_council_finds_no_conclusion_and_a_campaign_lists_its_own()
    {
        var (ended, conclusion, _, _) = await World.SentConclusion();
        Assert.That((await World.Send(World.UnitHead, new CampaignConclusions(ended.Campaign))).Reports, Is.Empty);
        var list = await World.Send(World.Office, new CampaignConclusions(ended.Campaign));
        Assert.That((list.Reports.Count, list.Conclusions.Single().Id, list.Conclusions.Single().Tasks), Is.EqualTo((1, conclusion, 1L)));

        await World.OpenCouncil();
        Assert.That((await World.Refused(World.Clerk, new ConclusionDetails(conclusion))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "x" })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    private static ReviseConclusion Revision(Guid conclusion, int version, DraftConclusion draft) => new()
    {
        ConclusionId = conclusion, Version = version, Abstract = draft.Abstract, Clauses = draft.Clauses, RemedyBy = draft.RemedyBy, ExecuteBy = draft.ExecuteBy, ReportBy = draft.ReportBy, ReportDueOn = draft.ReportDueOn, FiguresAsOf = draft.FiguresAsOf,
    };

    private Task<string?> Value(string sql, Guid id) => World.Value<string>(sql, new { id });
}
