using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Imports;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Imports;

/// <summary>Lists from spreadsheets: what would happen is shown row by row, and nothing is written before somebody confirms; the same file is not imported twice.</summary>
public sealed class ListImportTests : FeatureTest
{
    private const string Hash = "0011223344556677889900112233445566778899001122334455667788990011";

    private static readonly DateOnly From = new(2025, 7, 1);

    [Test]
    public async Task A_preview_of_units_tells_each_row_and_writes_nothing()
    {
        var preview = await World.Send(World.Office, new PreviewUnits { Rows = [Row("STC", "Sở Tài chính"), Row("U1", "Ủy ban nhân dân xã Hòa Bình mới"), Row("", "Không mã") with { SuperiorCode = "KHONG" }, Row("STC", "Trùng mã")] });

        Assert.That(preview.Rows.Select(row => row.Outcome), Is.EqualTo(new[] { RowOutcome.New, RowOutcome.Known, RowOutcome.Faulty, RowOutcome.Faulty }));
        Assert.That(preview.Rows[1].Remarks, Is.EqualTo(new[] { "Mã này trên hệ thống là “Ủy ban nhân dân xã Hòa Bình”; tên không đổi theo danh sách." }));
        Assert.That(preview.Rows[2].Faults.Select(fault => fault.Field), Is.EqualTo(new[] { "Code", "SuperiorCode" }));
        Assert.That(preview.Rows[3].Faults.Single().Message, Is.EqualTo("Mã “STC” bị lặp trong danh sách."));
        Assert.That(await Units(), Is.EqualTo(2));
    }

    [Test]
    public async Task Units_are_added_all_or_none_under_a_superior_of_the_same_list_and_the_same_file_only_once()
    {
        var good = new ImportUnits { Rows = [Row("HUYEN", "Cơ quan cấp trên"), Row("XA", "Đơn vị trực thuộc") with { SuperiorCode = "huyen" }, Row("U1", "Đã có")], FileName = "don-vi.xlsx", ContentHash = Hash };

        var refusal = await World.Refused(World.Office, good with { Rows = [.. good.Rows, Row("SAI", "") with { ValidTo = From.AddDays(-1) }] });
        Assert.That(refusal.Fields.Keys, Is.EquivalentTo(new[] { "Rows[3].Name", "Rows[3].ValidTo" }));
        Assert.That(await Units(), Is.EqualTo(2));
        var imported = await World.Send(World.Office, good);
        var again = await World.Refused(World.Administrator, good with { FileName = "ten-khac.xlsx" });

        Assert.That((imported.Items, imported.Skipped, await Units()), Is.EqualTo((2, 1, 4L)));
        Assert.That(await World.Value<string>("SELECT p.Code FROM Units u JOIN Units p ON p.Id = u.ParentId WHERE u.Code = 'XA' AND u.CouncilId = @CouncilId"), Is.EqualTo("HUYEN"));
        Assert.That(again.Code, Is.EqualTo("import.repeated"));
        Assert.That(again.Message, Does.Contain("don-vi.xlsx"));
        Assert.That((await World.Send(World.Office, new PreviewUnits { Rows = good.Rows, ContentHash = Hash })).Before!.Items, Is.EqualTo(2));
    }

    [Test]
    public async Task Legal_bases_are_added_behind_those_that_are_there_and_not_twice()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { LegalBases = ["Luật số 87/2015/QH13"] })).Id;
        LegalBasisRow[] rows = [new() { Text = "Nghị quyết số 41/NQ-HĐND" }, new() { Text = "luật số 87/2015/QH13" }];

        var preview = await World.Send(World.Office, new PreviewLegalBases { CampaignId = campaign, Rows = rows });
        await World.Send(World.Office, new ImportLegalBases { CampaignId = campaign, Rows = rows, FileName = "can-cu.xlsx", ContentHash = Hash });

        Assert.That(preview.Rows.Select(row => row.Outcome), Is.EqualTo(new[] { RowOutcome.New, RowOutcome.Known }));
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).LegalBases, Is.EqualTo(new[] { "Luật số 87/2015/QH13", "Nghị quyết số 41/NQ-HĐND" }));
    }

    [Test]
    public async Task A_preview_of_the_backlog_names_row_field_and_rule_and_the_same_file_is_filed_once()
    {
        var paper = (await World.Send(World.Office, new RegisterSourcePaper { Kind = SourcePaperKind.Backlog, Reference = "25/NQ-HĐND", IssuedOn = new DateOnly(2025, 1, 10), Issuer = "Hội đồng nhân dân tỉnh", Title = "Nội dung còn lại" })).Id;
        LedgerRow[] rows = [Task("U1", "Cắm mốc"), Task("KHONG", "Rà soát") with { DueOn = new DateOnly(2024, 1, 1) }];

        var preview = await World.Send(World.Office, new PreviewLedger { SourcePaperId = paper, Rows = rows });
        var file = new ImportLedger { SourcePaperId = paper, Rows = [rows[0]], FileName = "ton-dong.xlsx", ContentHash = Hash };
        await World.Send(World.Office, file);
        var again = await World.Refused(World.Office, file);

        Assert.That(preview.Rows.Select(row => (row.Outcome, string.Join(' ', row.Faults.Select(fault => fault.Field)))), Is.EqualTo(new[] { (RowOutcome.New, ""), (RowOutcome.Faulty, "DueOn UnitCode") }));
        Assert.That(again.Code, Is.EqualTo("import.repeated"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM LedgerImports WHERE SourcePaperId = @paper AND CouncilId = @CouncilId", new { paper }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_backlog_holds_what_was_passed_on_long_before_the_list_was_made_and_days_are_written_as_people_write_them()
    {
        var paper = (await World.Send(World.Office, new RegisterSourcePaper { Kind = SourcePaperKind.Backlog, Reference = "25/NQ-HĐND", IssuedOn = new DateOnly(2025, 12, 31), Issuer = "Hội đồng nhân dân tỉnh", Title = "Danh mục tồn đọng 2021-2025" })).Id;
        LedgerRow[] rows = [Task("U1", "Cắm mốc"), Task("U1", "Rà soát") with { AssignedOn = new DateOnly(2027, 5, 10) }, Task("U1", "Kiểm tra") with { DueOn = new DateOnly(2024, 12, 31) }];

        var preview = await World.Send(World.Office, new PreviewLedger { SourcePaperId = paper, Rows = rows });
        await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [rows[0]] });

        Assert.That(preview.Rows.Select(row => string.Join(' ', row.Faults.Select(fault => fault.Message))), Is.EqualTo(new[] { "", "“Ngày chuyển” không được sau ngày 09/3/2026.", "“Thời hạn” không được trước ngày 03/02/2025." }));
    }

    [Test]
    public async Task A_unit_that_is_there_under_another_code_is_asked_about_and_taken()
    {
        var preview = await World.Send(World.Office, new PreviewUnits { Rows = [Row("HB2", "ủy ban nhân dân xã  hòa bình"), Row("STC", "Sở Tài chính"), Row("STC2", "Sở Tài chính"), Row("SAI", "Đơn vị sai") with { ValidTo = From.AddDays(-1) }] });

        Assert.That(preview.Rows.Select(row => row.Outcome), Is.EqualTo(new[] { RowOutcome.New, RowOutcome.New, RowOutcome.New, RowOutcome.Faulty }));
        Assert.That(preview.Rows.Take(3).Select(row => string.Join(' ', row.Remarks)), Is.EqualTo(new[]
        {
            "Đã có đơn vị cùng tên, mã U1; nếu là một đơn vị thì bỏ dòng này.", "", "Dòng trên có đơn vị cùng tên, mã STC; nếu là một đơn vị thì bỏ một dòng.",
        }));
        Assert.That(preview.Rows[3].Faults.Single().Message, Does.StartWith("“Đến hết ngày” không được trước ngày"), "as the sheet calls its columns");
    }

    [TestCase(ImportKind.Units, "C5:C2004", "cấp tỉnh")]
    [TestCase(ImportKind.Ledger, "D5:D2004", "Đang thực hiện")]
    public async Task The_template_offers_the_words_that_a_column_takes(ImportKind kind, string range, string word)
    {
        var bytes = await World.With(World.Office, async services => services.GetRequiredService<IWorkbookWriter>().Write(await World.Send(World.Office, new ListTemplate(kind))));

        using var file = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var first = (DocumentFormat.OpenXml.Packaging.WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
        var rules = first.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>().ToList();
        Assert.That(rules.Select(rule => rule.Type!.Value), Has.All.EqualTo(DocumentFormat.OpenXml.Spreadsheet.DataValidationValues.List));
        Assert.That(rules.Select(rule => rule.SequenceOfReferences!.InnerText), Has.Member(range));
        Assert.That(rules[0].Formula1!.Text, Does.StartWith("'Danh mục'!$A$1:$A$"));
        var sheets = await World.With(World.Office, services => services.GetRequiredService<IWorkbookReader>().Read(new MemoryStream(bytes), CancellationToken.None));
        var words = sheets.Single(sheet => sheet.Name == "Danh mục");
        Assert.That(Enumerable.Range(1, words.LastRow).SelectMany(row => new[] { words.Text(row, 1), words.Text(row, 2) }), Has.Member(word));
        Assert.That(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file).Select(error => error.Description), Is.Empty);
    }

    [Test]
    public async Task Who_may_not_write_the_directory_is_shown_no_preview() =>
        Assert.That((await World.Refused(World.Secretary, new PreviewUnits { Rows = [Row("STC", "Sở Tài chính")] })).Kind, Is.EqualTo(RefusalKind.Forbidden));

    private Task<long> Units() => World.Value<long>("SELECT COUNT(*) FROM Units WHERE CouncilId = @CouncilId");

    private static ImportedUnit Row(string code, string name) => new() { Code = code, Name = name, Kind = UnitKind.Department, Level = UnitLevel.Province, ValidFrom = From };

    private static LedgerRow Task(string unit, string content) => new() { UnitCode = unit, Content = content, AssignedOn = new DateOnly(2025, 2, 3), Progress = TaskProgress.InProgress };
}
