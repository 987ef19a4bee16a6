using Supervision.Core.Imports;
using Supervision.Core.Law;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Ledger;

public sealed class ImportLedgerTests : FeatureTest
{
    private static LedgerRow Row(string unit = "U1") => new()
    {
        UnitCode = unit,
        Content = "Rà soát, công khai quỹ đất công ích",
        ResponsiblePost = "Chủ tịch UBND xã",
        Product = "Báo cáo",
        AssignedOn = new DateOnly(2024, 7, 10),
        DueOn = new DateOnly(2025, 3, 31),
        Progress = TaskProgress.InProgress,
        AcceptedOn = new DateOnly(2024, 7, 15),
        PercentDone = 40,
    };

    [Test]
    public async Task Running_tasks_of_a_backlog_enter_as_they_stand_and_the_next_run_looks_at_them_from_the_beginning()
    {
        var paper = await Backlog();

        var imported = await Import(paper, [Row(), Row("u2") with { DueOn = null, AcceptedOn = null, Progress = TaskProgress.Assigned, PercentDone = 0 }]);

        Assert.That((imported.Imported, imported.FirstNumber, imported.Warnings.Count), Is.EqualTo((2, 1, 0)));
        var task = (await World.Send(World.UnitHead, new TaskList())).Items.Single();
        Assert.That((task.Number, task.Progress, task.DueOn, task.OriginalDueOn, task.Timeliness), Is.EqualTo(
            (1, TaskProgress.InProgress, (DateOnly?)new DateOnly(2025, 3, 31), (DateOnly?)new DateOnly(2025, 3, 31), (Timeliness?)Timeliness.Overdue)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId AND ChaseStep IS NULL AND ChaseOn = @LookAgain", new { FollowUpTask.LookAgain }), Is.EqualTo(2));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList())).Items.Single().DueOn, Is.Null);
        Assert.That((await Import(paper, [Row() with { Content = "Cắm mốc quỹ đất công ích" }])).FirstNumber, Is.EqualTo(3));
    }

    [Test]
    public async Task An_extended_deadline_keeps_the_original_beside_it_and_its_change_in_the_history()
    {
        var paper = await Backlog();

        await Import(paper, [Row() with { OriginalDueOn = new DateOnly(2024, 12, 31) }]);

        var task = (await World.Send(World.Office, new TaskList())).Items.Single();
        Assert.That((task.OriginalDueOn, task.DueOn), Is.EqualTo(((DateOnly?)new DateOnly(2024, 12, 31), (DateOnly?)new DateOnly(2025, 3, 31))));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM TaskDateChanges WHERE TaskId = @Id AND CouncilId = @CouncilId AND Reason = 'Extension'", new { task.Id }), Is.EqualTo(1));
    }

    [Test]
    public async Task Every_wrong_row_is_named_with_its_field_at_once_and_nothing_is_written()
    {
        var paper = await Backlog();
        var rows = new[]
        {
            Row(),
            Row("KHÔNG-CÓ") with { Content = " " },
            Row() with { DueOn = new DateOnly(2024, 7, 1), PercentDone = 101 },
            Row() with { Progress = TaskProgress.Confirmed, AssignedOn = new DateOnly(2027, 1, 1), AcceptedOn = null, DueOn = new DateOnly(2027, 6, 30) },
            Row() with { AcceptedOn = new DateOnly(2024, 7, 1) },
        };

        var refusal = await World.Refused(World.Office, new ImportLedger { SourcePaperId = paper, Rows = rows });

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That(refusal.Fields.Keys, Is.EquivalentTo(new[]
        {
            "Rows[1].Content", "Rows[1].UnitCode", "Rows[2].DueOn", "Rows[2].PercentDone", "Rows[3].Progress", "Rows[3].AssignedOn", "Rows[4].AcceptedOn",
        }));
        Assert.That(refusal.Fields["Rows[1].UnitCode"].Single(), Is.EqualTo("Dòng 2: Không có đơn vị mang mã “KHÔNG-CÓ”."));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId"), Is.Zero);
        Assert.That(await World.Value<int>("SELECT ItemCount FROM SourcePapers WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task Two_thousand_rows_are_taken_and_one_more_is_not_and_only_on_a_backlog()
    {
        var paper = await Backlog();
        var rows = Enumerable.Range(1, ImportLedger.MostRows).Select(i => Row() with { Content = $"Rà soát thửa đất số {i}", Product = null }).ToList();
        Assert.That((await World.Refused(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [.. rows, Row()] })).Kind, Is.EqualTo(RefusalKind.Invalid));

        var imported = await Import(paper, rows);
        Assert.That((imported.Imported, imported.Warnings[0]), Is.EqualTo((2000, "Dòng 1: chưa rõ kết quả.")));

        var other = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        Assert.That((await World.Refused(World.Office, new ImportLedger { SourcePaperId = other, Rows = [Row()] })).Code, Is.EqualTo("ledger.import"));
        Assert.That((await World.Refused(World.UnitHead, new ImportLedger { SourcePaperId = paper, Rows = [Row()] })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [TestCase(CouncilLevel.Province)]
    [TestCase(CouncilLevel.Commune)]
    public async Task Whoever_files_a_list_enters_it_only_in_a_commune_and_until_then_no_task_is_there(CouncilLevel level)
    {
        if (level is CouncilLevel.Commune) await World.OpenCouncil(level);
        var paper = await Backlog();
        var filed = await World.Send(World.StandingBoard, new ImportLedger { SourcePaperId = paper, Rows = [Row() with { Product = null }] });
        Assert.That((filed.Items, filed.Warnings.Single()), Is.EqualTo((1, "Dòng 1: chưa rõ kết quả.")));
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Is.Empty);
        var enter = new EnterLedgerImport { LedgerImportId = filed.SubjectId, Version = filed.Version };
        Assert.That((await World.Refused(World.Office, enter)).Kind, Is.EqualTo(RefusalKind.Forbidden), "it files, it does not approve");
        Assert.That((await World.Send(World.Office, new LedgerImportDetails(filed.SubjectId))).Rows.Single(), Is.EqualTo(Row() with { Product = null }));

        if (level is CouncilLevel.Province)
        {
            Assert.That((await World.Refused(World.StandingBoard, enter)).Code, Is.EqualTo("four_eyes"));
            var other = await World.Person(Core.Access.Role.StandingBoard, "Chủ tịch HĐND tỉnh");
            await World.Send(other, enter);
            Assert.That((await World.Refused(other, enter)).Kind, Is.EqualTo(RefusalKind.Stale));
            Assert.That((await World.Refused(other, enter with { Version = 2 })).Code, Is.EqualTo("import.decided"));
        }
        else
        {
            await World.Send(World.StandingBoard, enter);
        }
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Has.Count.EqualTo(1));
        Assert.That((await World.Send(World.Office, new LedgerImportList { SourcePaperId = paper })).Items.Single().Status, Is.EqualTo(LedgerImportStatus.Entered));
        Assert.That((await World.Refused(World.UnitHead, new LedgerImportList { SourcePaperId = paper })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_list_that_is_declined_enters_nothing_and_says_why()
    {
        var paper = await Backlog();
        var filed = await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [Row()] });
        await World.Send(World.StandingBoard, new DeclineLedgerImport { LedgerImportId = filed.SubjectId, Version = 1, Reason = "Nhầm kỳ báo cáo." });

        var line = (await World.Send(World.Office, new LedgerImportList { SourcePaperId = paper })).Items.Single();
        Assert.That((line.Status, line.Reason, line.Version), Is.EqualTo((LedgerImportStatus.Declined, "Nhầm kỳ báo cáo.", 2)));
        Assert.That((await World.Refused(World.StandingBoard, new EnterLedgerImport { LedgerImportId = filed.SubjectId, Version = 2 })).Code, Is.EqualTo("import.decided"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task The_same_words_for_the_same_unit_enter_once_from_a_paper_whether_repeated_in_the_list_or_in_a_later_one()
    {
        var paper = await Backlog();
        LedgerRow[] rows = [Row() with { Line = 4 }, Row("u1") with { Line = 5, Content = "rà soát, công khai  quỹ đất công ích", DueOn = null }, Row("U2") with { Line = 6 }];

        var preview = await World.Send(World.Office, new PreviewLedger { SourcePaperId = paper, Rows = rows });
        Assert.That(preview.Rows.Select(row => (row.Line, row.Outcome, string.Join(' ', row.Remarks))), Is.EqualTo(new[] { (4, RowOutcome.New, ""), (5, RowOutcome.Known, "lặp dòng 4, bỏ qua."), (6, RowOutcome.New, "") }));
        var filed = await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = rows });
        Assert.That((filed.Items, filed.Skipped, filed.Warnings.Single()), Is.EqualTo((2, 1, "Dòng 5: lặp dòng 4, bỏ qua.")));

        var waiting = await World.Send(World.Office, new PreviewLedger { SourcePaperId = paper, Rows = [rows[0], Row() with { Content = "Cắm mốc quỹ đất công ích" }] });
        Assert.That(waiting.Rows.Select(row => row.Outcome), Is.EqualTo(new[] { RowOutcome.Known, RowOutcome.New }));
        Assert.That(waiting.Rows[0].Remarks.Single(), Does.Contain("đang chờ duyệt"));
        Assert.That((await World.Refused(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [rows[2]] })).Code, Is.EqualTo("ledger.nothing_new"));

        await World.Send(World.StandingBoard, new EnterLedgerImport { LedgerImportId = filed.SubjectId, Version = filed.Version });
        Assert.That((await World.Send(World.Office, new PreviewLedger { SourcePaperId = paper, Rows = [rows[0]] })).Rows.Single().Remarks.Single(), Is.EqualTo("đã có, là nội dung số 1 của văn bản nguồn này, bỏ qua."));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId"), Is.EqualTo(2));
        var other = await Backlog();
        Assert.That((await World.Send(World.Office, new PreviewLedger { SourcePaperId = other, Rows = [rows[0]] })).Rows.Single().Outcome, Is.EqualTo(RowOutcome.New), "another paper may ask the same");
    }

    [Test]
    public async Task What_became_wrong_since_a_list_was_filed_is_told_when_it_is_entered()
    {
        var paper = await Backlog();
        var filed = await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [Row(), Row() with { Content = "Cắm mốc quỹ đất công ích", Line = 7 }] });
        await World.EndUnit();

        var entered = await World.Send(World.StandingBoard, new EnterLedgerImport { LedgerImportId = filed.SubjectId, Version = 1 });

        Assert.That(entered.Warnings, Is.EqualTo(new[] { 1, 7 }.Select(line => $"Dòng {line}: đơn vị “U1” đã kết thúc hoạt động; cần bàn giao cho đơn vị kế thừa.")));
    }

    // Filed by the office, entered by the Standing Board.
    private async Task<LedgerImported> Import(Guid paper, IReadOnlyList<LedgerRow> rows)
    {
        var filed = await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = rows });
        return await World.Send(World.StandingBoard, new EnterLedgerImport { LedgerImportId = filed.SubjectId, Version = filed.Version });
    }

    private async Task<Guid> Backlog() => (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.Backlog) with { IssuedOn = new DateOnly(2024, 1, 5) })).Id;
}
