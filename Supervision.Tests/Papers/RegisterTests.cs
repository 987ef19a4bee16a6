using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Infrastructure.Documents.Xlsx;
using Supervision.Tests.Conclusions;
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
    public async Task The_book_shows_whom_a_paper_went_to_when_and_that_it_arrived_by_whichever_command_it_was_sent()
    {
        var (_, conclusion, _, version) = await World.SentConclusion();
        await World.Send(World.UnitHead, new AcknowledgeConclusion { ConclusionId = conclusion, ReceivedOn = SomePapers.IssuedOn, ReceivedBy = "Văn thư xã" });
        var notice = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE SubjectId = @conclusion AND CouncilId = @CouncilId", new { conclusion }))!);
        var draft = await World.ApprovedCorrection(notice);
        var letter = await World.Send(World.Clerk, new IssuePaper { PaperId = draft.Id, Version = draft.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        await World.Send(World.Clerk, new SendPaper
        {
            PaperId = letter.Id, Version = letter.Version, SentOn = SomePapers.IssuedOn,
            Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }, new PaperReceiver { Receiver = "Sở Nội vụ", Way = DispatchChannel.Paper }],
        });

        var lines = (await World.Send(World.Clerk, new OutgoingList { Year = 2026 })).Items.ToDictionary(line => line.Symbol[..2]);

        const string Commune = "Ủy ban nhân dân xã Hòa Bình";
        var sent = await World.Value<long>("SELECT COUNT(*) FROM ConclusionReceipts WHERE ConclusionId = @conclusion AND CouncilId = @CouncilId", new { conclusion });
        Assert.That((lines["TB"].Receivers.Contains(Commune), lines["TB"].Copies, lines["TB"].SentOn, lines["TB"].Acknowledged), Is.EqualTo((true, sent, (DateOnly?)new DateOnly(2026, 5, 15), 1)), string.Join("; ", lines["TB"].Receivers));
        Assert.That((lines["HĐ"].Receivers, lines["HĐ"].Copies, lines["HĐ"].SentOn, lines["HĐ"].Acknowledged), Is.EqualTo((new[] { "Sở Nội vụ", Commune }, 2, (DateOnly?)SomePapers.IssuedOn, 0)));
        Assert.That((lines["BC"].Copies, lines["BC"].SentOn, lines["BC"].Acknowledged), Is.EqualTo((1, lines["BC"].SentOn, 1)), "the founding body has it");
        Assert.That(lines.Values.SelectMany(line => line.Receivers), Has.None.StartsWith("Lưu").And.None.StartsWith("- Lưu"));
        var text = PdfTools.FlatText(await Render(new PrintRegister { Register = Register.Outgoing, Year = 2026, Series = "TB" }));
        Assert.That(text, Does.Contain(Commune).And.Contain($"1/{sent}").And.Not.Contain("Lưu"), $"the printed book as the page, version {version}");
    }

    [Test]
    public async Task A_number_that_goes_back_in_time_is_marked_where_it_stands()
    {
        var notice = await World.IssuedNotice();
        var later = await World.ApprovedCorrection(notice);
        var earlier = await World.ApprovedCorrection(notice);
        World.Clock.Set(SomePapers.IssuedOn.AddDays(4), new TimeOnly(8, 0));
        var day = SomePapers.IssuedOn.AddDays(3);
        await World.Send(World.Clerk, new IssuePaper { PaperId = later.Id, Version = later.Version, Number = 7, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        await World.Send(World.Clerk, new IssuePaper { PaperId = earlier.Id, Version = earlier.Version, Number = 5, IssuedOn = day, IsHandSigned = true, SignedOn = day });

        var lines = (await World.Send(World.Clerk, new OutgoingList { Year = 2026 })).Items;

        Assert.That(lines.Where(line => line.IsOutOfOrder).Select(line => line.Number), Is.EquivalentTo(new[] { 5, 7 }));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(earlier.Id))).NumberRemark, Does.Contain("07/HĐND-VP có ngày 29/5/2026"));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(notice))).NumberRemark, Is.Null);
        Assert.That(PdfTools.FlatText(await Render(new PrintRegister { Register = Register.Outgoing, Year = 2026, Series = "CV" })), Does.Contain("Số không theo thứ tự ngày"));
    }

    [Test]
    public async Task A_paper_that_is_not_sent_yet_names_its_receivers_without_the_copy_that_is_kept()
    {
        await World.IssuedNotice();

        var line = (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "TB" })).Items.Single();

        Assert.That(line.Recipients, Does.Contain("Lưu"));
        Assert.That((line.Receivers.Count, line.Copies), Is.EqualTo((line.Recipients!.Split('\n').Length - 1, 0)), string.Join("; ", line.Receivers));
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
