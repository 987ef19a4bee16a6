using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Chasing;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Papers;

/// <summary>What councils set for their own papers, and papers in place of others.</summary>
public sealed class PaperTemplateTests : FeatureTest
{
    private static readonly PaperTemplateContent Content = new()
    {
        IssuingBody = "VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH",
        SymbolTemplate = "{co_quan}-CTHĐND",
        AuthorityLines = ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        Recipients = ["Như trên", "Lãnh đạo Văn phòng"],
        Archive = "VT, CTHĐND",
    };

    private static SetPaperTemplate Template(DateOnly from) => new() { Kind = PaperKind.ReminderLetter, ValidFrom = from, Template = Content };

    [Test]
    public async Task A_template_from_a_day_on_ends_the_one_before_and_stands_on_the_letters_of_its_days()
    {
        await World.Send(World.Administrator, Template(new DateOnly(2026, 1, 1)));
        await World.Send(World.Administrator, Template(new DateOnly(2026, 7, 1)) with { Template = Content with { IssuingBody = "VĂN PHÒNG HĐND TỈNH" } });
        Assert.That((await World.Send(World.Administrator, new PaperTemplateList())).Items.Select(t => (t.ValidFrom, t.ValidTo)),
            Is.EqualTo(new[] { (new DateOnly(2026, 1, 1), (DateOnly?)new DateOnly(2026, 6, 30)), (new DateOnly(2026, 7, 1), null) }));

        await World.SentConclusion();
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        var letter = (await World.Send(World.Clerk, new ReminderLetterList())).Items.Single();
        var document = await World.Send(World.Clerk, new PrintReminderLetter(letter.Id));

        Assert.That(document.Blocks.OfType<AdministrativeHeader>().Single() is { IssuingBody: "VĂN PHÒNG HĐND TỈNH" } head && head.Number!.EndsWith("/HĐND-CTHĐND", StringComparison.Ordinal), Is.True);
        Assert.That(document.Blocks.OfType<SignatureBlock>().Single().Recipients, Is.EqualTo(new Recipients(["Như trên", "Lãnh đạo Văn phòng"], "VT, CTHĐND")).Using<Recipients>((a, b) => a.To.SequenceEqual(b.To) && a.Archive == b.Archive));
    }

    [TestCase("{loai}-{so}", "Ký hiệu có “{so}” ở ký tự thứ 8 không rõ là gì; chỉ dùng {loai}, {co_quan}.")]
    [TestCase("{loai-HĐND", "Ký hiệu có “{” ở ký tự thứ 1 không rõ là gì; chỉ dùng {loai}, {co_quan}.")]
    [TestCase("tb hđnd", "Ký hiệu phải có dạng {loai}-{co_quan}: chữ in hoa, các phần cách nhau bằng gạch nối, không có dấu cách.")]
    public async Task A_symbol_that_cannot_be_filled_in_is_refused_with_its_place(string symbol, string sentence)
    {
        var refused = await World.Refused(World.Administrator, Template(new DateOnly(2026, 1, 1)) with { Template = Content with { SymbolTemplate = symbol } });

        Assert.That(refused.Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That(refused.Fields.Values.SelectMany(said => said), Does.Contain(sentence));
    }

    [Test]
    public async Task A_template_of_six_lines_or_of_an_earlier_day_is_refused_and_only_the_administrator_sets_one()
    {
        await World.Send(World.Administrator, Template(new DateOnly(2026, 3, 1)));

        Assert.That((await World.Refused(World.Administrator, Template(new DateOnly(2026, 2, 1)))).Code, Is.EqualTo("template.valid_from"));
        Assert.That((await World.Refused(World.Administrator, Template(new DateOnly(2026, 4, 1)) with { Template = Content with { AuthorityLines = ["1", "2", "3", "4", "5", "6"] } })).Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That((await World.Refused(World.Administrator, Template(new DateOnly(2026, 4, 1)) with { Kind = PaperKind.TaskList })).Kind, Is.EqualTo(RefusalKind.Invalid), "it has no number");
        Assert.That((await World.Refused(World.Office, Template(new DateOnly(2026, 4, 1)))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_template_is_looked_at_before_it_is_saved_and_nothing_is_kept()
    {
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            var template = kind.Rule().DocumentType is null ? Content with { SymbolTemplate = null } : Content;
            var sample = await World.Send(World.Administrator, new PreviewPaperTemplate { Kind = kind, Template = template });
            Assert.That(sample.Blocks.OfType<AdministrativeHeader>().Single().IssuingBody, Is.EqualTo(Content.IssuingBody), kind.ToString());
        }
        Assert.That((await World.Send(World.Administrator, new PaperTemplateList())).Items, Is.Empty);
    }

    [Test]
    public async Task A_series_numbers_its_types_and_no_other_of_the_same_body_does()
    {
        var series = new SetNumberSeries { Code = "TB-BC", Name = "Thông báo, báo cáo", DocumentTypes = ["TB", "BC"], ValidFrom = new DateOnly(2026, 1, 1) };
        var id = (await World.Send(World.Administrator, series)).Id;
        Assert.That((await World.Refused(World.Administrator, series with { Code = "BC-RIENG", DocumentTypes = ["BC"] })).Code, Is.EqualTo("series.overlap"));
        Assert.That((await World.Refused(World.Administrator, series with { Code = "XX", DocumentTypes = ["XX"] })).Kind, Is.EqualTo(RefusalKind.Invalid));

        await World.IssuedNotice(15);
        await World.Send(World.Administrator, series with { Name = "Sổ chung" });

        var listed = (await World.Send(World.Administrator, new NumberSeriesList())).Single();
        Assert.That((listed.Id, listed.Name, listed.DocumentTypes, listed.LastNumber), Is.EqualTo((id, "Sổ chung", "TB BC", (int?)15)));
    }

    [Test]
    public async Task A_paper_in_place_of_another_begins_with_its_text_and_takes_its_force_when_it_is_issued()
    {
        var notice = await World.IssuedNotice();
        Assert.That((await World.Refused(World.Office, new ReplacePaper { PaperId = notice, Reason = "Sai" })).Message, Does.Contain("ReplaceConclusion"));
        var approved = await World.ApprovedCorrection(notice);
        Assert.That((await World.Refused(World.Office, new ReplacePaper { PaperId = approved.Id, Reason = "Sai" })).Code, Is.EqualTo("paper.not_in_force"));
        await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        var next = (await World.Send(World.Office, new ReplacePaper { PaperId = approved.Id, Reason = "Ghi sai ngày" })).Id;
        Assert.That((await World.Refused(World.Office, new ReplacePaper { PaperId = approved.Id, Reason = "Lần nữa" })).Code, Is.EqualTo("paper.being_replaced"));
        var draft = await World.Send(World.Office, new PaperDetails(next));
        Assert.That((draft.ReplacesId, draft.Parts[0].Text), Is.EqualTo(((Guid?)approved.Id, "trước ngày 30/6/2025")));
        Assert.That((await World.Send(World.Office, new PrintPaper(next))).Blocks.OfType<Paragraph>().First().Text.PlainText.Replace('\u00A0', ' '),
            Is.EqualTo("Công văn này thay thế Công văn số 41/HĐND-VP ngày 29 tháng 5 năm 2026."));
        await World.Send(World.Office, new SubmitPaper { PaperId = next, Version = 1 });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = next, Version = 2 });
        Assert.That((await World.Send(World.Clerk, new PaperDetails(approved.Id))).Force, Is.EqualTo(PaperForce.InForce), "the old one stands until then");
        await World.Send(World.Clerk, new IssuePaper { PaperId = next, Version = 3, Number = 42, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        Assert.That((await World.Send(World.Clerk, new PaperDetails(approved.Id))).Force, Is.EqualTo(PaperForce.Replaced));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(next))).Force, Is.EqualTo(PaperForce.InForce));
    }
}
