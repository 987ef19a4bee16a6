using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Tests.Chasing;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Papers;

/// <summary>Each family of follow-up papers from facts that the real commands left in the database.</summary>
public sealed class FollowUpPaperTests : FeatureTest
{
    [Test]
    public async Task A_request_for_more_time_and_its_answer_are_filled_with_what_is_known()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, new DraftExtension
        {
            TaskId = task,
            Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Còn 12 hồ sơ chờ xác minh nguồn gốc đất", DoneSoFar = "Đã giải quyết 60/72 hồ sơ" },
        })).Id;

        var letter = (await World.Send(World.UnitContact, new DraftPaper { Kind = PaperKind.ExtensionRequest, SubjectId = request })).Id;

        Assert.That(await Printed(World.UnitHead, letter), Does.Contain("ỦY BAN NHÂN DÂN XÃ HÒA BÌNH").And.Contain("Thông báo số 15/TB-HĐND ngày 14 tháng 5 năm 2026")
            .And.Contain("Đã giải quyết 60/72 hồ sơ.").And.Contain("Còn 12 hồ sơ chờ xác minh").And.Contain("từ ngày 30 tháng 6 năm 2026 đến hết ngày 14 tháng 8 năm 2026"));
        Assert.That((await World.Refused(World.Office, new PrintPaper(letter))).Kind, Is.EqualTo(RefusalKind.NotFound), "a unit's draft is its own");
        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.ExtensionAnswer, SubjectId = request })).Kind, Is.EqualTo(RefusalKind.NotFound));

        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        var answer = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ExtensionAnswer, SubjectId = request })).Id;
        await World.Send(World.StandingBoard, new DecideExtension
        {
            ExtensionRequestId = request, Version = 2, Granted = false, DecisionReference = "31/HĐND-VP", DecidedOn = SomeTasks.Today, Reason = "Chưa có lý do khách quan",
        });

        Assert.That(await Printed(World.Office, answer), Does.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình").And.Contain("Không chấp thuận gia hạn; thời hạn thực hiện nội dung nêu trên vẫn là ngày 30 tháng 6 năm 2026."));
        Assert.That(await Printed(World.Office, answer), Does.Not.Contain("1. Không chấp thuận"), "one point is not numbered");
        var later = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ExtensionAnswer, SubjectId = request })).Id;
        Assert.That(await Printed(World.Office, later), Does.Contain("Lý do: Chưa có lý do khách quan").And.Not.Contain("2. Chưa có"), "the reason is no second decision");
        Assert.That((await World.Send(World.Office, new PaperDetails(answer))).AddresseeUnitId, Is.EqualTo(World.Unit));
    }

    [Test]
    public async Task A_late_request_prints_the_units_number_and_why_it_is_late()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, new DraftExtension
        {
            TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ xác minh", Reference = "88/UBND-VP" },
        })).Id;
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        await World.Send(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 1, LateSendingReason = "Cán bộ phụ trách nghỉ ốm dài ngày" });

        var letter = (await World.Send(World.UnitContact, new DraftPaper { Kind = PaperKind.ExtensionRequest, SubjectId = request })).Id;

        Assert.That(await Printed(World.UnitHead, letter), Does.Contain("Số: 88/UBND-VP").And.Contain("Lý do gửi đề nghị sau thời hạn").And.Contain("Cán bộ phụ trách nghỉ ốm dài ngày."));
    }

    [Test]
    public async Task An_answer_that_goes_before_its_decision_is_not_issued()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ xác minh" } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        var answer = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ExtensionAnswer, SubjectId = request })).Id;
        await World.Send(World.Office, new SubmitPaper { PaperId = answer, Version = 1 });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = answer, Version = 2 });

        var refused = await World.Refused(World.Clerk, new IssuePaper { PaperId = answer, Version = 3, Number = 31, IssuedOn = SomeTasks.Today, IsHandSigned = true, SignedOn = SomeTasks.Today, SignerName = "Nguyễn Văn Minh Họa" });

        Assert.That(refused.Code, Is.EqualTo("extension.undecided"));
    }

    [Test]
    public async Task A_unit_asks_for_reconsideration_by_letter_and_is_answered_by_one()
    {
        var (_, conclusion, _, version) = await World.SentConclusion();
        var asked = await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút" });
        var letter = (await World.Send(World.UnitHead, new DraftPaper { Kind = PaperKind.ReconsiderationRequest, SubjectId = conclusion })).Id;
        Assert.That(await Printed(World.UnitHead, letter), Does.Contain("Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút").And.Contain("[Nội dung đề nghị xem xét lại]"));
        Assert.That((await World.Send(World.UnitHead, new PaperDetails(letter))).Missing, Is.EqualTo(new[] { "Nội dung đề nghị xem xét lại" }));

        await World.Send(World.StandingBoard, new AnswerReconsideration
        {
            ConclusionId = conclusion, Version = version + 1, ReconsiderationId = asked.Id, Outcome = ReconsiderationOutcome.Amended, Answer = "Điều chỉnh còn 70 hồ sơ", AnsweredOn = new DateOnly(2026, 5, 25),
        });
        var answer = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ReconsiderationAnswer, SubjectId = asked.Id })).Id;

        Assert.That(await Printed(World.Office, answer), Does.Contain("Sửa đổi nội dung đã nêu tại Thông báo số 15/TB-HĐND").And.Contain("Điều chỉnh còn 70 hồ sơ."));
        Assert.That((await World.Refused(World.OtherUnitHead, new PrintPaper(letter))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_conclusions_list_has_its_ten_columns_and_a_units_plan_its_lines()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();

        var list = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.TaskList, SubjectId = conclusion })).Id;
        var table = (await World.Send(World.Office, new PrintPaper(list))).Blocks.OfType<Table>().Single();
        Assert.That(table.Columns, Has.Count.EqualTo(10));
        Assert.That(table.Rows.Single().Cells.Select(cell => cell.Text.PlainText), Is.EqualTo(new[]
        {
            "1", "Giải quyết dứt điểm 72 hồ sơ lĩnh vực đất đai quá hạn, gửi thư xin lỗi tổ chức, cá nhân", "Mục V.1", "Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến",
            "Chủ tịch Ủy ban nhân dân xã", "Báo cáo kết quả", "100% hồ sơ", "30/6/2026", "Khi hoàn thành",
        }));

        var plan = (await World.Send(World.UnitContact, new DraftPaper { Kind = PaperKind.RemediationPlan, SubjectId = conclusion })).Id;
        var draft = await World.Send(World.UnitContact, new PaperDetails(plan));
        Assert.That(draft.Parts.Single(part => part.Code == "measures").Text, Is.EqualTo("1 |  | Chủ tịch Ủy ban nhân dân xã | Báo cáo kết quả | 30/6/2026"));
        Assert.That(await Printed(World.UnitContact, plan), Does.Contain("KẾ HOẠCH").And.Contain("Giải quyết dứt điểm 72 hồ sơ"));
    }

    [Test]
    public async Task From_the_meetings_list_to_the_report_the_figures_are_those_of_the_ledger()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await World.ChaseWithLetters(new(2026, 7, 1), new(2026, 7, 6), new(2026, 7, 20), new(2026, 8, 3));
        var list = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.MonthlyList })).Id;
        Assert.That(await Printed(World.Office, list), Does.Contain("tháng 8 năm 2026").And.Contain("có 01 nội dung quá hạn").And.Contain("c) Đưa vào phiên giải trình;").And.Contain("Báo cáo Hội đồng nhân dân./."));

        var measure = (await World.Send(World.StandingBoard, new DecideMeasure
        {
            TaskId = task, MeasureKind = MeasureKind.WrittenExplanation, DecidedOn = new DateOnly(2026, 8, 3), DecidedBy = "Phiên họp thứ 12 của Thường trực HĐND tỉnh", Reference = "31/HĐND-VP",
            Content = "Nguyên nhân chậm giải quyết 72 hồ sơ", ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã", IsComplex = true,
        })).Id;
        var demand = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ExplanationDemand, SubjectId = measure })).Id;
        Assert.That(await Printed(World.Office, demand), Does.Contain("Điều 40 Luật Hoạt động giám sát").And.Contain("đã quá hạn 34 ngày").And.Contain("chậm nhất ngày 03 tháng 9 năm 2026 (30 ngày kể từ ngày yêu cầu, áp dụng đối với nội dung phức tạp)"));

        var report = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.HalfYearReport })).Id;
        var printed = await Printed(World.Office, report);
        Assert.That(printed, Does.Contain("số liệu tính đến ngày 03 tháng 8 năm 2026").And.Contain("06 tháng cuối năm 2026").And.Contain("Tổng số theo dõi là 01 nội dung").And.Contain("Có 01 nội dung quá hạn"));
        Assert.That(printed, Does.Contain("Yêu cầu giải trình bằng văn bản: 01 lượt").And.Contain("Từ 31 đến 90 ngày: 01 nội dung"));
        Assert.That((await World.Refused(World.Secretary, new DraftPaper { Kind = PaperKind.YearReport })).Kind, Is.EqualTo(RefusalKind.Forbidden), "whoever sees only campaigns of delegations");
        Assert.That((await World.Refused(World.UnitHead, new DraftPaper { Kind = PaperKind.YearReport })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_report_that_is_addressed_to_nobody_goes_to_nobody_as_above()
    {
        var quarter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.QuarterlyReport })).Id;
        Assert.That(await Printed(World.Office, quarter), Does.Contain("- Cơ quan, tổ chức có liên quan;").And.Contain("không ban hành công văn đôn đốc").And.Not.Contain("Như trên"));
        var list = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.MonthlyList })).Id;
        Assert.That(await Printed(World.Office, list), Does.Contain("Nơi nhận:").And.Not.Contain("Như trên"));
        var year = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.YearReport })).Id;
        Assert.That(await Printed(World.Office, year), Does.Contain("Kính gửi: Hội đồng nhân dân tỉnh").And.Contain("- Như trên;"));
    }

    [Test]
    public async Task One_door_prints_what_was_issued_by_a_conclusion_or_a_letter()
    {
        await World.SentConclusion();
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        var letter = (await World.Send(World.Clerk, new ReminderLetterList())).Items.Single();
        await World.Send(World.Clerk, new IssueReminderLetter
        {
            LetterId = letter.Id, Version = 1, Number = 7, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 6), AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"],
            SignerName = "Nguyễn Văn Minh Họa", Recipients = ["Như trên"], IsHandSigned = true, SignedOn = new DateOnly(2026, 7, 6),
        });

        var papers = (await World.Send(World.Clerk, new PaperList())).Items;
        var (notice, urging) = (papers.Single(p => p.Kind is PaperKind.ConclusionNotice).Id, papers.Single(p => p.Kind is PaperKind.ReminderLetter).Id);
        Assert.That(await Printed(World.Clerk, notice), Does.Contain("Số: 15/TB-HĐND").And.Contain("THÔNG BÁO"));
        Assert.That(await Printed(World.Clerk, urging), Does.Contain("Số: 07/HĐND-VP").And.Contain("ngày 06 tháng 7 năm 2026").And.Contain("Nguyễn Văn Minh Họa"));

        var slip = (await World.Send(World.Clerk, new DraftPaper { Kind = PaperKind.DispatchSlip, SubjectId = urging })).Id;
        Assert.That(await Printed(World.Clerk, slip), Does.Contain("PHIẾU GỬI").And.Contain("Gửi Công văn số 07/HĐND-VP ngày 06 tháng 7 năm 2026").And.Contain("07/HĐND-VP").And.Contain("NGƯỜI NHẬN").And.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình"));

        var carried = (await World.Send(World.Clerk, new DraftPaper { Kind = PaperKind.DispatchSlip, SubjectId = notice })).Id;
        var to = (await World.Send(World.Clerk, new PrintPaper(carried))).Blocks.OfType<SignatureBlock>().Single().Recipients!.To;
        Assert.That(to, Is.EqualTo((await World.Send(World.Clerk, new PaperDetails(notice))).Recipients.Where(line => !line.StartsWith("Lưu", StringComparison.Ordinal))), "it goes where its enclosure goes");
    }

    private async Task<string> Printed(Guid person, Guid paper)
    {
        var document = await World.Send(person, new PrintPaper(paper));
        var pdf = await World.With(person, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document).Content));
        PdfTools.Check(pdf);
        return PdfTools.FlatText(pdf).Replace('\u00A0', ' ');
    }
}
