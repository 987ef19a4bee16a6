using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.People;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>What a form does for whoever sends it when the session was over, or when somebody else was first; without scripts.</summary>
public sealed class FormTests : SiteTest
{
    [Test]
    public async Task A_form_sent_after_the_session_was_over_stands_there_again_with_its_content_after_signing_in()
    {
        var (client, name) = (Site.Browser(), (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!);
        var browser = new FormBrowser(client);
        await browser.Do("/dang-nhap", "form.card", ("UserName", name), ("Password", World.Password));
        var form = (await browser.Open("/lam-thay")).QuerySelector("#add form")!;
        World.Clock.Advance(TimeSpan.FromHours(13));

        var (status, over) = await Press(client, form, ("add.Reference", "Thông báo số 12/TB-TTHĐND ngày 02/3/2026 về “phân công”"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(over.QuerySelector("main")!.TextContent, Does.Contain("Nội dung vừa nhập được giữ nguyên"));
        var (_, door) = await Press(client, over.QuerySelector("main form")!);
        var (wrong, again) = await Press(client, door.QuerySelector("form.card")!, ("UserName", name), ("Password", "sai-mat-khau-roi"));
        Assert.That(wrong, Is.EqualTo(HttpStatusCode.Unauthorized));
        var (_, entered) = await Press(client, again.QuerySelector("form.card")!, ("UserName", name), ("Password", World.Password));
        var (shown, page) = await Press(client, entered.QuerySelector("form[data-at-once]")!);

        Assert.That(shown, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Value(page, "#add-Reference"), Is.EqualTo("Thông báo số 12/TB-TTHĐND ngày 02/3/2026 về “phân công”"));
        Assert.That(page.QuerySelectorAll(".error, .problem"), Is.Empty, "nothing was sent yet");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM StandIns WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task Of_a_form_with_a_file_the_fields_come_back_and_the_file_is_asked_for_again()
    {
        var visit = await World.StartedVisit();
        var (client, name) = (Site.Browser(), "thanh.vien");
        // The administrator's password is the member's too.
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(
            "UPDATE People SET UserName = @name, PasswordHash = (SELECT a.PasswordHash FROM People a WHERE a.Id = @Administrator AND a.CouncilId = @CouncilId) WHERE Id = @Member AND CouncilId = @CouncilId", new { name, World.Administrator, World.Member }, CancellationToken.None));
        var browser = new FormBrowser(client);
        await browser.Do("/dang-nhap", "form.card", ("UserName", name), ("Password", World.Password));
        var form = (await browser.Open($"/buoi-lam-viec/{visit}")).QuerySelector("#ghi")!;
        World.Clock.Advance(TimeSpan.FromHours(13));

        using var sent = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input:not([type=file]):not([type=radio]), select, textarea"))
            sent.Add(new StringContent(field.GetAttribute("name") == "ghi.Text" ? "Còn 12 hồ sơ\nquá hạn." : FormBrowser.ValueOf(field)), field.GetAttribute("name")!);
        sent.Add(new StringContent("Shortcoming"), "ghi.Kind");
        sent.Add(new ByteArrayContent(SomeFiles.Jpeg()), "ghi.Photo", "anh.jpg");
        using var over = await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), sent);
        Assert.That(over.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        var (_, door) = await Press(client, FormBrowser.Parse(await over.Content.ReadAsStringAsync()).QuerySelector("main form")!);
        var (_, entered) = await Press(client, door.QuerySelector("form.card")!, ("UserName", name), ("Password", World.Password));
        var (shown, page) = await Press(client, entered.QuerySelector("form[data-at-once]")!);

        Assert.That(shown, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((Value(page, "#ghi-Text"), page.QuerySelector("#ghi [name='ghi.Kind'][checked]")?.GetAttribute("value")), Is.EqualTo(("Còn 12 hồ sơ\nquá hạn.", "Shortcoming")));
        Assert.That(page.QuerySelector("#ghi .problem")!.TextContent, Does.Contain("chọn lại tệp"));
        Assert.That(await World.Send(World.Member, new SessionFindings { VisitId = visit }), Is.Empty, "nothing was sent yet");
    }

    [Test]
    public async Task What_was_typed_is_kept_for_nobody_else_and_no_other_site_puts_words_into_a_form()
    {
        var (client, name) = (Site.Browser(), (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!);
        await new FormBrowser(client).Do("/dang-nhap", "form.card", ("UserName", name), ("Password", World.Password));
        var form = (await new FormBrowser(client).Open("/lam-thay")).QuerySelector("#add form")!;
        World.Clock.Advance(TimeSpan.FromHours(13));
        var (_, over) = await Press(client, form, ("add.Reference", "của người trước"));
        await World.Send(World.Administrator, new AddPerson { Name = "Người Sau", Title = "Chuyên viên", UserName = "nguoi.sau", Password = World.Password, Roles = [new HeldRole(Role.Office)], ValidFrom = new DateOnly(2021, 7, 1) });

        var (_, door) = await Press(client, over.QuerySelector("main form")!);
        var (entered, _) = await Press(client, door.QuerySelector("form.card")!, ("UserName", "nguoi.sau"), ("Password", World.Password));
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/lam-thay?handler=add", UriKind.Relative)) { Content = new FormUrlEncodedContent([new("add.Reference", "lời của trang khác")]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await Site.Anonymous.SendAsync(foreign);

        Assert.That(entered, Is.EqualTo(HttpStatusCode.Found), "the form of another person does not open");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(Value(FormBrowser.Parse(await refused.Content.ReadAsStringAsync()), "input[name=Kept]"), Is.Empty);
    }

    [Test]
    public async Task Whoever_saves_second_sees_both_texts_beside_each_other_and_decides()
    {
        await World.SentConclusion();
        foreach (var day in new DateOnly[] { new(2026, 7, 1), new(2026, 7, 6) })
        {
            World.Clock.Set(day, new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var path = (await office.Open("/cong-van-don-doc?tinh-trang=Draft")).QuerySelector("ul.rows a")!.GetAttribute("href")!;
        var second = await Site.BrowserOf(World.Office);
        var opened = (await new FormBrowser(second).Open(path)).QuerySelector("#revise form")!;
        await office.Do(path, "#revise", ("revise.LetterText", "Lời người thứ nhất."));

        var (status, both) = await Press(second, opened, ("revise.LetterText", "Lời người thứ hai."));

        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(Value(both, "#revise-LetterText"), Is.EqualTo("Lời người thứ hai."));
        Assert.That(both.QuerySelector("#revise .stored .said")!.TextContent, Is.EqualTo("Lời người thứ nhất."));
        Assert.That(both.QuerySelectorAll("#revise .stored"), Has.Length.EqualTo(1), "the day was the same for both");
        Assert.That((await Press(second, both.QuerySelector("#revise form")!)).Status, Is.EqualTo(HttpStatusCode.Found), "whoever has seen both decides");
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Lời người thứ hai.").And.Not.Contain("Lời người thứ nhất."));
    }

    [Test]
    public async Task What_only_one_of_two_changed_is_neither_asked_about_nor_lost()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Office, new ReviseConclusion
        {
            ConclusionId = conclusion, Version = 1, Abstract = "Trích yếu",
            Clauses = [.. "Một,Hai,Ba,Bốn".Split(',').Select(text => new NewClause { Block = ClauseBlock.Recommendations, Text = text })],
        });
        var drafted = await World.Send(World.Office, new ConclusionDetails(conclusion));
        string Named(int clause) => $"revise.Clauses[{drafted.Clauses[clause].Id}].Text";
        var path = $"/ket-luan/{conclusion}";
        var second = await Site.BrowserOf(World.Office);
        var opened = (await new FormBrowser(second).Open(path)).QuerySelector("#revise form")!;
        await new FormBrowser(await Site.BrowserOf(World.Office)).Do(path, "#revise", (Named(0), ""), (Named(2), "Ba, lời người thứ nhất"), ("revise.RemedyBy", "Trong quý I"));

        var (status, both) = await Press(second, opened, (Named(0), "Một, lời người thứ hai"), (Named(2), "Ba, lời người thứ hai"), (Named(3), "Bốn, lời người thứ hai"));

        var told = both.QuerySelector("#revise .problem")!.TextContent;
        string In(string field) => FormBrowser.ValueOf(both.QuerySelector($"#revise [name='{field}']")!);
        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(told, Does.Contain("Cả hai cùng sửa: Yêu cầu, kiến nghị, Mục I.2").And.Contain("đã lấy bản mới: Thời gian khắc phục").And.Contain("Một, lời người thứ hai").And.Not.Contain("Mục I.3"));
        Assert.That(new[] { In(Named(1)), In(Named(2)), In(Named(3)), In("revise.RemedyBy") }, Is.EqualTo(new[] { "Hai", "Ba, lời người thứ hai", "Bốn, lời người thứ hai", "Trong quý I" }));
        Assert.That(both.QuerySelectorAll("#revise .stored .said").Select(said => said.TextContent), Is.EqualTo(new[] { "Ba, lời người thứ nhất", "(để trống)" }));

        Assert.That((await Press(second, both.QuerySelector("#revise form")!)).Status, Is.EqualTo(HttpStatusCode.Found));
        var kept = await World.Send(World.Office, new ConclusionDetails(conclusion));
        Assert.That(kept.Clauses.Select(clause => (clause.Id, clause.Text)), Is.EqualTo(new[] { (drafted.Clauses[1].Id, "Hai"), (drafted.Clauses[2].Id, "Ba, lời người thứ hai"), (drafted.Clauses[3].Id, "Bốn, lời người thứ hai") }));
        Assert.That(kept.RemedyBy, Is.EqualTo("Trong quý I"));
    }

    [Test]
    public async Task A_form_that_is_mended_after_a_slip_does_not_overwrite_what_somebody_else_saved_meanwhile()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var path = $"/ket-luan/{conclusion}";
        var second = await Site.BrowserOf(World.Office);
        var opened = (await new FormBrowser(second).Open(path)).QuerySelector("#revise form")!;
        await new FormBrowser(await Site.BrowserOf(World.Office)).Do(path, "#revise", ("revise.RemedyBy", "Trong quý I"));

        var (status, slipped) = await Press(second, opened, ("revise.Abstract", ""), ("revise.ExecuteBy", "Chủ tịch xã"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(slipped.QuerySelector("#revise .problem")!.TextContent, Does.Contain("đã thay đổi sau khi đồng chí mở").And.Contain("đã lấy bản mới: Thời gian khắc phục"));
        await Press(second, slipped.QuerySelector("#revise form")!, ("revise.Abstract", "Trích yếu mới"));

        var kept = await World.Send(World.Office, new ConclusionDetails(conclusion));
        Assert.That((kept.Abstract, kept.RemedyBy, kept.ExecuteBy), Is.EqualTo(("Trích yếu mới", (string?)"Trong quý I", (string?)"Chủ tịch xã")));
    }

    private static string Value(IParentNode page, string field) => FormBrowser.ValueOf(page.QuerySelector(field)!);

    private static async Task<(HttpStatusCode Status, IHtmlDocument Page)> Press(HttpClient client, IElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input, select, textarea").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, typed.FirstOrDefault(one => one.Name == field.GetAttribute("name")).Value ?? FormBrowser.ValueOf(field)));
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri(form.GetAttribute("action") ?? "/dang-nhap", UriKind.RelativeOrAbsolute), content);
        return (response.StatusCode, FormBrowser.Parse(await response.Content.ReadAsStringAsync()));
    }
}
