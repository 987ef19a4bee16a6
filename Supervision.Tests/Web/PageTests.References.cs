using System.Net;
using Supervision.Core.Calendar;
using Supervision.Core.Indicators;
using Supervision.Core.References;
using Supervision.Core.Visits;

namespace Supervision.Tests.Web;

// What is kept beside supervision, registered and filled by forms.
public sealed partial class PageTests
{
    /// <summary>The least that a form of each kind of item needs.</summary>
    private static readonly Dictionary<ReferenceItemKind, (string, string)[]> Least = new()
    {
        [ReferenceItemKind.Topic] = [("item.Text", "Cải cách hành chính")],
        [ReferenceItemKind.Participant] = [("item.Text", "Phó Chủ tịch UBND huyện"), ("item.Data.Side", nameof(Side.Chair)), ("item.Data.Part", "Chủ tọa")],
        [ReferenceItemKind.Paper] = [("item.Text", "Kết quả 6 tháng"), ("item.Data.Type", "Báo cáo")],
        [ReferenceItemKind.OnSiteCheck] = [("item.Data.Place", "Bộ phận một cửa"), ("item.Data.CheckedBy", "Tổ kiểm tra"), ("item.Data.CheckedWhen", "tháng 5/2024")],
        [ReferenceItemKind.Speech] = [("item.Data.Speaker", "Các đại biểu"), ("item.Data.Side", nameof(Side.Other))],
        [ReferenceItemKind.Strength] = [("item.Text", "Duy trì một cửa")],
        [ReferenceItemKind.Shortcoming] = [("item.Text", "Chậm cập nhật")],
        [ReferenceItemKind.Cause] = [("item.Text", "Thiếu người")],
        [ReferenceItemKind.Statement] = [("item.Text", "Đẩy mạnh tuyên truyền"), ("item.Data.Type", nameof(ReferenceStatementKind.Request)), ("item.Data.Verb", "yêu cầu")],
        [ReferenceItemKind.Task] = [("item.Text", "Tuyên truyền"), ("item.Data.LeadBody", "UBND huyện"), ("item.Data.Deadline.Kind", nameof(DeadlineKind.None))],
        [ReferenceItemKind.Commitment] = [("item.Text", "Trả đúng hạn"), ("item.Data.LeadBody", "UBND xã"), ("item.Data.Deadline.Kind", nameof(DeadlineKind.Date)), ("item.Data.Deadline.On", "30/6/2024")],
        [ReferenceItemKind.Petition] = [],
    };

    [Test]
    public async Task A_reference_is_registered_from_the_list_by_the_office_and_read_there_by_leaders()
    {
        const string page = "/ho-so-tham-chieu";
        var (office, board) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)));
        (string, string)[] typed = [("register.Title", "Tổng kết công tác năm 2024"), ("register.Code", "TK-01"), ("register.BodyName", "Ban Chỉ đạo"), ("register.UnitName", "Các cơ quan thuộc huyện"), ("register.HeldOnInferred", "true")];

        Assert.That((await office.Open("/")).QuerySelector($"main a[href='{page}']"), Is.Not.Null);
        var (status, refused) = await office.Send(page, "#register", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#register-Kind-loi"), Is.Not.Null, "what nobody chose is asked for");
        Assert.That(refused.QuerySelector("#register-HeldOnInferred-loi")!.TextContent, Is.EqualTo("Không có ngày thì không có ngày suy diễn."));
        Assert.That((refused.QuerySelector("#register-Title")!.GetAttribute("value"), FormBrowser.ValueOf(refused.QuerySelector("#register-HeldOnInferred")!)), Is.EqualTo(("Tổng kết công tác năm 2024", "true")));

        var made = await office.Do(page, "#register", [.. typed, ("register.Kind", nameof(ReferenceKind.InternalReview)), ("register.HeldOn", "12/6/2024"), ("register.Session", nameof(Session.Morning))]);
        var row = (await World.Send(World.Office, new ReferenceCaseList())).Items.Single();
        Assert.That((made.QuerySelector("h1")!.TextContent, row.HeldOn, row.HeldOnInferred, row.Session), Is.EqualTo(("Tổng kết công tác năm 2024", (DateOnly?)new DateOnly(2024, 6, 12), true, (Session?)Session.Morning)));
        Assert.That((await office.Send(page, "#register", [.. typed[..4], ("register.Kind", nameof(ReferenceKind.InternalReview))])).Page.QuerySelector("#register-Code-loi")!.TextContent, Is.EqualTo("Mã hồ sơ tham chiếu này đã có."));

        var read = await board.Open(page);
        Assert.That((read.QuerySelector("ul.rows a")!.GetAttribute("href"), read.QuerySelector("#register")), Is.EqualTo(($"{page}/{row.Id}", (AngleSharp.Dom.IElement?)null)));
        Assert.That((await board.Open($"{page}/{row.Id}")).QuerySelector("#viec"), Is.Null, "leaders read");
        Assert.That((await board.Open($"{page}?loai={nameof(ReferenceKind.PartyMeeting)}")).QuerySelectorAll("ul.rows > li"), Is.Empty);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Get(page)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Each_kind_of_item_and_a_figure_are_added_to_a_reference_by_forms_of_their_own()
    {
        var id = (await World.Send(World.Office, SomeReference("TK-01"))).Id;
        var page = $"/ho-so-tham-chieu/{id}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        (string, string)[] figure =
        [
            ("figure.Stated.Name", "Hồ sơ đúng hạn"), ("figure.Stated.Kind", nameof(IndicatorKind.Ratio)), ("figure.Stated.Code", "CT1"), ("figure.Stated.Numerator", "1.373,5"),
            ("figure.Stated.Denominator", "1500.5"), ("figure.Stated.StatedRatio", "91,5"), ("figure.Stated.AmountInferred", "true"),
        ];

        var (wrong, refused) = await office.Send(page, "#figure", figure);
        Assert.That((wrong, refused.QuerySelector("#figure-Stated-Denominator-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“1500.5”: dấu chấm chỉ ngăn hàng nghìn, mỗi nhóm ba chữ số. Nếu là số thập phân, hãy viết 1500,5.")));
        Assert.That(refused.QuerySelector("#figure-Stated-Numerator")!.GetAttribute("value"), Is.EqualTo("1.373,5"));
        figure[4].Item2 = "1.500";
        Assert.That((await office.Do(page, "#figure", figure)).QuerySelector("#so-lieu")!.TextContent, Does.Contain("1.373,5/1.500"));

        foreach (var (kind, typed) in Least) await office.Do($"{page}?them={kind}", "#item", [.. typed, ("item.Code", $"M-{kind}")]);
        var view = await World.Send(World.Office, new ReferenceCaseDetails(id));
        Assert.That(view.Items.Select(item => item.Data.ItemKind), Is.EqualTo(Least.Keys));
        Assert.That((view.Indicators.Single().Stated.Numerator, view.Indicators.Single().Stated.AmountInferred, view.Indicators.Single().Stated.PeriodInferred), Is.EqualTo(((decimal?)1373.5m, true, false)));

        var (status, kept) = await office.Send($"{page}?them={nameof(ReferenceItemKind.Task)}", "#item", ("item.Text", "Rà soát thủ tục"), ("item.Data.Deadline.Kind", nameof(DeadlineKind.Unclear)), ("item.Data.CoordinatingBodies", "Sở Nội vụ\nSở Tư pháp"), ("item.Data.Sources", "M-Statement"));
        Assert.That((status, kept.QuerySelectorAll("#item .error").Single().Id), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "item-Data-LeadBody-loi")));
        Assert.That((kept.QuerySelector("#item-Data-CoordinatingBodies")!.TextContent.Trim(), kept.QuerySelectorAll("#item-Data-Sources input[checked]").Length), Is.EqualTo(("Sở Nội vụ\nSở Tư pháp", 1)));
        var done = await office.Do($"{page}?them={nameof(ReferenceItemKind.Shortcoming)}", "#item", ("item.Text", "Trả chậm 3 hồ sơ"), ("item.Data.Count", "3"), ("item.Data.LostScore", "0,75"), ("item.Data.Indicators", "CT1"),
            ("item.Data.HeadingCode", "M-Shortcoming"), ("item.Data.RelatedUnits", "UBND xã A\n\nUBND xã B"), ("item.Data.RelatedUnitsOpen", "true"));
        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("số lượng 3 · trừ 0,75 điểm · số liệu: CT1 · dưới câu dẫn: M-Shortcoming · đơn vị: UBND xã A, UBND xã B, … (danh sách để mở)"));
        var shortcoming = (ShortcomingData)(await World.Send(World.Office, new ReferenceCaseDetails(id))).Items[^1].Data;
        Assert.That((shortcoming.LostScore, shortcoming.RelatedUnitsOpen, shortcoming.IsHeading), Is.EqualTo(((decimal?)0.75m, true, false)));
        Assert.That(shortcoming.RelatedUnits, Is.EqualTo(new[] { "UBND xã A", "UBND xã B" }));
        Assert.That((await office.Get($"{page}?them=khong")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static RegisterReferenceCase SomeReference(string code) => new()
    {
        Code = code,
        Kind = ReferenceKind.InternalReview,
        Title = "Tổng kết công tác cải cách hành chính",
        BodyName = "Ban Chỉ đạo cải cách hành chính huyện",
        UnitName = "Các cơ quan thuộc huyện",
    };
}
