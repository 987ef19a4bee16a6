using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Infrastructure.Documents.Xlsx;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Papers;

public sealed class RegisterTests : FeatureTest
{
    [Test]
    public async Task Fifty_clerks_who_number_at_once_get_fifty_numbers_without_gap()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(NumberSource.Internal);
        var papers = new List<Changed>();
        for (var i = 0; i < 50; i++) papers.Add(await World.ApprovedCorrection(notice));

        await Task.WhenAll(papers.Select(paper => Task.Run(() => World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = paper.Version, IssuedOn = SomePapers.IssuedOn }))));

        var lines = (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "CV", Take = 200 })).Items;
        Assert.That(lines.Select(line => line.Number).Order(), Is.EqualTo(Enumerable.Range(1, 50)));
        Assert.That(lines.Select(line => line.PaperId).Distinct().Count(), Is.EqualTo(50));
    }

    [Test]
    public async Task What_comes_in_is_entered_once_numbered_through_the_year_and_followed_to_its_answer()
    {
        World.Clock.Set(SomePapers.IssuedOn, new TimeOnly(8, 0));
        var first = await World.Send(World.Clerk, Incoming("12/BC-UBND"));
        var second = await World.Send(World.Clerk, Incoming("13/BC-UBND"));
        Assert.That((first.Number, second.Number), Is.EqualTo((1, 2)));
        var twice = await World.Refused(World.Clerk, Incoming("12/BC-UBND"));
        Assert.That((twice.Code, twice.Message), Is.EqualTo(("incoming.twice", "Văn bản số 12/BC-UBND của Ủy ban nhân dân xã Hòa Bình đã được đăng ký, số đến 01.")));

        await World.Send(World.Office, new HandleIncoming
        {
            IncomingDocumentId = first.Id, Version = 1, HandledBy = "Ban Pháp chế", PassedOn = SomePapers.IssuedOn, Progress = IncomingProgress.Done, AnswerReference = "45/HĐND-VP",
        });

        var text = PdfTools.Text(await Render(new PrintRegister { Register = Register.Handling, Year = 2026 }));
        Assert.That(text, Does.Contain("SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN").And.Contain("45/HĐND-VP").And.Contain("Đã giải quyết"));
        Assert.That((await World.Refused(World.UnitHead, new IncomingList { Year = 2026 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_cancelled_number_stays_in_the_book_with_its_reason()
    {
        await Cancelled("Người ký yêu cầu soạn lại");

        var text = PdfTools.Text(await Render(new PrintRegister { Register = Register.Outgoing, Year = 2026, Series = "CV" }));

        Assert.That(text, Does.Contain("01/HĐND-VP").And.Contain("Số đã hủy"));
    }

    [Test]
    public async Task A_closed_book_takes_nothing_more_and_its_print_stays()
    {
        World.Clock.Set(new DateOnly(2026, 12, 30), new TimeOnly(8, 0));
        await World.Send(World.Clerk, Incoming("90/BC-UBND") with { ArrivedOn = new DateOnly(2026, 12, 30) });
        Assert.That((await World.Refused(World.Clerk, new CloseRegister { Register = Register.Incoming, Year = 2026 })).Fields.Keys, Is.EqualTo(new[] { "Year" }), "the year is not over");
        World.Clock.Set(new DateOnly(2027, 1, 4), new TimeOnly(8, 0));

        var closed = await World.Send(World.Clerk, new CloseRegister { Register = Register.Incoming, Year = 2026 });

        Assert.That(closed.Number, Is.EqualTo(1));
        Assert.That((await World.Refused(World.Clerk, Incoming("91/BC-UBND") with { ArrivedOn = new DateOnly(2026, 12, 31) })).Code, Is.EqualTo("register.closed"));
        Assert.That((await World.Send(World.Clerk, Incoming("01/BC-UBND") with { ArrivedOn = new DateOnly(2027, 1, 4) })).Number, Is.EqualTo(1), "a new year begins at 01");
        var file = await World.Send(World.Clerk, new ClosedRegister(closed.Id));
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        Assert.That(PdfTools.Text(content.ToArray()), Does.Contain("90/BC-UBND"));
    }

    [Test]
    public async Task The_book_as_a_sheet_holds_text_only_so_that_nothing_typed_is_run()
    {
        await Cancelled("=HYPERLINK(\"http://x\")");

        var sheet = await World.Send(World.Clerk, new ExportRegister { Register = Register.Outgoing, Year = 2026 });
        var xlsx = new SheetWriter().Write(sheet);

        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(e => e.Description), Is.Empty);
        var xml = book.WorkbookPart!.WorksheetParts.Single().Worksheet.OuterXml;
        Assert.That(xml, Does.Contain("Số đã hủy: =HYPERLINK").And.Not.Contain("<x:f>"));
    }

    private async Task Cancelled(string reason)
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(NumberSource.Internal);
        var paper = await World.ApprovedCorrection(notice);
        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper.Id, Version = paper.Version, IssuedOn = SomePapers.IssuedOn });
        await World.Send(World.Clerk, new CancelPaper { PaperId = paper.Id, Version = numbered.Version, Reason = reason });
    }

    private RegisterIncoming Incoming(string reference) => new()
    {
        ArrivedOn = SomePapers.IssuedOn, SenderUnitId = World.Unit, TypeName = "Báo cáo", Reference = reference, DatedOn = new DateOnly(2026, 5, 25), Title = "Kết quả thực hiện kết luận giám sát",
    };

    private async Task<byte[]> Render(PrintRegister query)
    {
        var document = await World.Send(World.Clerk, query);
        return (await World.With(World.Clerk, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document)))).Content;
    }
}
