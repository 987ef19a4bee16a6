using System.Net;
using System.Text.Json.Nodes;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Minutes signed as one file by the minute taker, the unit's head and the head of the delegation, and locked with it.</summary>
public sealed class MinutesSigningTests : SubjectSigningTest
{
    [Test]
    public async Task Each_party_signs_over_the_last_and_the_file_is_the_locked_minutes()
    {
        var visit = await World.EndedVisit();
        Assert.That((await SignHere(visit, World.Secretary, MinutesParty.Secretary)).Code, Is.EqualTo("minutes.not_prepared"));
        var paper = await Prepare(visit);
        Assert.That((await World.Refused(World.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Ông A", Text = "Thêm" })).Code, Is.EqualTo("visit.signed"), "what is signed is what was read");

        await Signed(visit, World.Secretary, MinutesParty.Secretary);
        var read = await Bytes(visit, World.UnitHead);
        await Signed(visit, World.UnitHead, MinutesParty.UnitRepresentative);
        await Signed(visit, World.Head, MinutesParty.Head);
        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });

        var issued = await Bytes(visit, World.UnitHead);
        Assert.That(issued.AsSpan().StartsWith(read), "not a byte that the unit read changed");
        PdfTools.Check(issued);
        var answer = SignatureTools.PdfSig(issued);
        Assert.That(answer.Split("Signature is Valid").Length - 1, Is.EqualTo(3), answer);
        foreach (var person in new[] { World.Secretary, World.UnitHead, World.Head }) Assert.That(answer, Does.Contain(World.Identity(person).Name));
        foreach (var person in new[] { World.Secretary, World.UnitHead, World.Head }) Assert.That(PdfTools.FlatText(issued), Does.Contain(World.Identity(person).Name));
        Assert.That(PdfTools.FlatText(issued), Does.Contain("BIÊN BẢN").And.Not.Contain("Số:").And.Not.Contain("DỰ THẢO"));
        var view = await View(paper);
        Assert.That((view.Status, view.Reference, view.IssuedOn), Is.EqualTo((PaperStatus.Issued, (string?)null, (DateOnly?)SomeVisits.VisitOn)));
        Assert.That(await Status(visit), Is.EqualTo("Completed"));
        var dossier = (await World.Send(World.Clerk, new CampaignDossiers(await World.CampaignOf(visit)))).Single();
        Assert.That(dossier.Papers.Select(line => line.PaperId), Is.EqualTo(new[] { paper }));
        var signing = await Calls.Get(await Site.As(World.Clerk), $"/api/papers/{paper}/signing");
        Assert.That(signing.Json!["signatures"]!.AsArray().Select(s => (bool?)s!["isValid"]), Is.EqualTo(new bool?[] { true, true, true }));
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "signed")).FullName, "Minutes.pdf"), issued);
    }

    [Test]
    public async Task Nobody_signs_for_a_party_that_they_are_not_nor_twice_nor_with_anothers_certificate()
    {
        var visit = await World.EndedVisit();
        var paper = await Open(PaperKind.Minutes, visit, World.Secretary);
        var nameless = await PrepareSubject(new Changed(paper, 1), World.Secretary, []);
        Assert.That((nameless.Code, nameless.Fields), Is.EqualTo(("minutes.signers", new[] { "partySigners" })), nameless.Text);
        await Prepared(paper, World.Secretary, Parties());
        var deputy = await World.Person(Role.UnitHead, "Phó Chủ tịch UBND xã", World.Unit);
        Assert.That((await SignHere(visit, deputy, MinutesParty.UnitRepresentative)).Code, Is.EqualTo("paper.signer"), "another name stands on the paper");

        Assert.That((await SignHere(visit, World.Secretary, MinutesParty.Head)).Code, Is.EqualTo("minutes.party"));
        Assert.That((await SignHere(visit, World.Head, MinutesParty.UnitRepresentative)).Code, Is.EqualTo("minutes.party"));
        Assert.That((await SignHere(visit, World.UnitContact, MinutesParty.UnitRepresentative)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await SignHere(visit, World.OtherUnitHead, MinutesParty.UnitRepresentative)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var borrowed = await SignHere(visit, World.Secretary, MinutesParty.Secretary, World.Identity(World.Head).Name);
        Assert.That((borrowed.Status, borrowed.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "certificate.other_signer")), borrowed.Text);
        await Signed(visit, World.Secretary, MinutesParty.Secretary);
        Assert.That((await SignHere(visit, World.Secretary, MinutesParty.Secretary)).Code, Is.EqualTo("visit.party_signed"));
        var missing = await World.Refused(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });
        Assert.That((missing.Code, missing.Message), Is.EqualTo(("visit.unsigned", "Chưa ghi nhận việc ký hoặc từ chối ký biên bản của: Trưởng đoàn hoặc chủ tọa; Đại diện đơn vị.")));
    }

    [Test]
    public async Task A_unit_that_refuses_is_recorded_and_the_others_file_is_locked()
    {
        var visit = await World.EndedVisit();
        await Prepare(visit);
        await Signed(visit, World.Secretary, MinutesParty.Secretary);
        Assert.That((await World.Refused(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Head, "Trưởng đoàn"))).Code, Is.EqualTo("minutes.being_signed"), "not half on paper");
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND xã") with { SignedOn = null, RefusedReason = "Chưa thống nhất số liệu" });
        await Signed(visit, World.Head, MinutesParty.Head);

        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });

        Assert.That(SignatureTools.PdfSig(await Bytes(visit, World.Head)).Split("Signature is Valid").Length - 1, Is.EqualTo(2));
    }

    [Test]
    public async Task Minutes_that_somebody_signed_on_paper_are_not_signed_as_a_file_and_a_file_taken_back_opens_them_again()
    {
        var visit = await World.EndedVisit();
        var paper = await Open(PaperKind.Minutes, visit, World.Secretary);
        var prepared = await Prepared(paper, World.Secretary, Parties());
        await Signed(visit, World.Secretary, MinutesParty.Secretary);
        Assert.That((await Sign(prepared with { Version = prepared.Version + 1 })).Code, Is.AnyOf("paper.signed", "minutes.parties"));
        Assert.That((await World.Refused(World.Clerk, new SealPaper { PaperId = paper, Version = prepared.Version + 1, Secret = new() { Thumbprint = "00" } })).Code, Is.EqualTo("minutes.parties"));

        await World.Send(World.Secretary, new WithdrawPaperFromSigning { PaperId = paper, Version = prepared.Version + 1, Reason = "Ghi thiếu ý kiến" });
        await World.Send(World.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Ông A", Text = "Đề nghị bổ sung số liệu" });
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Head, "Phó Chủ tịch HĐND tỉnh"));

        var refused = await PrepareSubject(new Changed(paper, prepared.Version + 2), World.Secretary, []);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "minutes.on_paper")), refused.Text);
    }

    [Test]
    public async Task A_copy_that_a_party_signed_with_its_own_token_is_taken_in_over_the_file_that_stands_and_nothing_else_is()
    {
        var visit = await World.EndedVisit();
        Assert.That((await Upload(visit, World.Secretary, MinutesParty.Secretary, SigningTestParts.Paper)).Code, Is.EqualTo("minutes.not_prepared"));
        var paper = await Prepare(visit);
        var offered = await Bytes(visit, World.Secretary);
        var name = World.Identity(World.Secretary).Name;
        var good = SignedElsewhere(offered, name);
        var changed = good.ToArray();
        changed[offered.Length / 2] ^= 1;
        using var stranger = new TestCertificates("CA lạ").Key(name);
        (string? Code, byte[] File)[] wrong =
        [
            ("signature.none", offered),
            ("certificate.other_signer", SignedElsewhere(offered, World.Identity(World.Head).Name)),
            ("certificate.untrusted", SigningTestParts.SignerAt(World.Clock.GetUtcNow()).Sign(offered, stranger, new(Core.Signing.SignerRole.Signer))),
            ("pdf.not_issued", SignedElsewhere(SigningTestParts.Paper, name)),
            ("visit.signed_on", SigningTestParts.SignerAt(World.Clock.GetUtcNow().AddDays(-40)).Sign(offered, TestCertificates.Shared.Key(name), new(Core.Signing.SignerRole.Signer))),
            ("minutes.one_signature", SignedElsewhere(good, World.Identity(World.Head).Name)),
            (null, changed),
        ];
        foreach (var (code, file) in wrong)
        {
            var refused = await Upload(visit, World.Secretary, MinutesParty.Secretary, file);
            Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((422, code ?? refused.Code)), refused.Text);
            Assert.That(refused.Fields, Is.EqualTo(new[] { "content" }), refused.Text);
        }
        Assert.That((await Upload(visit, World.Secretary, MinutesParty.Head, good)).Code, Is.EqualTo("minutes.party"));
        Assert.That((await Upload(visit, World.UnitContact, MinutesParty.UnitRepresentative, good)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await Upload(visit, World.OtherUnitHead, MinutesParty.UnitRepresentative, good)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Bytes(visit, World.Secretary), Is.EqualTo(offered), "nothing of what was refused is kept");

        var taken = await Upload(visit, World.Secretary, MinutesParty.Secretary, good);
        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.Created), taken.Text);
        var unit = World.Identity(World.UnitHead).Name;
        var late = await Upload(visit, World.UnitHead, MinutesParty.UnitRepresentative, SignedElsewhere(offered, unit));
        Assert.That((late.Status, late.Code), Is.EqualTo((HttpStatusCode.Conflict, "minutes.signed_meanwhile")), late.Text);
        Assert.That((await Upload(visit, World.UnitHead, MinutesParty.UnitRepresentative, good)).Code, Is.EqualTo("signature.none_new"));
        var over = SignedElsewhere(await Bytes(visit, World.UnitHead), unit);
        Assert.That((await Upload(visit, World.UnitHead, MinutesParty.UnitRepresentative, over)).Status, Is.EqualTo(HttpStatusCode.Created));
        await Signed(visit, World.Head, MinutesParty.Head);
        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });

        var issued = await Download(paper, "issued");
        Assert.That(issued.AsSpan().StartsWith(over), "the copies lie in the locked file byte for byte");
        Assert.That(SignatureTools.PdfSig(issued).Split("Signature is Valid").Length - 1, Is.EqualTo(3));
        var standing = await Calls.Get(await Site.As(World.UnitContact), $"/api/visits/{visit}/minutes-signing");
        Assert.That(standing.Json!["parties"]!.AsArray().Select(party => ((string?)party!["signature"]!["way"], (bool?)party["signature"]!["isValid"])),
            Is.EqualTo(new (string?, bool?)[] { ("elsewhere", true), ("elsewhere", true), ("here", true) }));
    }

    [Test]
    public async Task By_the_forms_of_one_page_the_minutes_are_prepared_signed_by_all_hands_and_locked()
    {
        var visit = await World.EndedVisit();
        var (secretary, unit, head) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.Head)));
        var page = (await unit.Open($"/cuoc-giam-sat/{await World.CampaignOf(visit)}")).QuerySelector($"a[href='/buoi-lam-viec/{visit}/bien-ban']")!.GetAttribute("href")!;
        var offered = (await secretary.Open(page)).QuerySelectorAll("#prepare input[name^='prepare.']").ToDictionary(field => field.GetAttribute("name")!, FormBrowser.ValueOf);
        Assert.That(offered, Is.EqualTo(new Dictionary<string, string> { ["prepare.Secretary"] = Name(World.Secretary), ["prepare.UnitRepresentative"] = Name(World.UnitHead), ["prepare.Head"] = Name(World.Head) }));
        await secretary.Do(page, "#prepare");
        Assert.That((await World.Send(World.UnitHead, new Core.Notices.NoticeList { Take = 100 })).Items.Select(notice => notice.Link), Does.Contain(page), "the unit is told that it is to sign");

        var (status, again) = await secretary.Attach(page, "#sign", [("sign.Secret.Pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(Name(World.Secretary)))], ("sign.SignerTitle", "Thư ký Đoàn"), ("sign.Secret.Password", "gõ-nhầm-1"));
        Assert.That((int)status, Is.EqualTo(422));
        Assert.That(again.QuerySelector("#sign-Secret-Pkcs12 ~ .error, #sign-Secret-Password ~ .error")?.TextContent, Is.Not.Null.And.Not.Empty, again.QuerySelector("main")!.TextContent);
        Assert.That((FormBrowser.ValueOf(again.QuerySelector("#sign-SignerTitle")!), again.DocumentElement.OuterHtml.Contains("gõ-nhầm-1", StringComparison.Ordinal)), Is.EqualTo(("Thư ký Đoàn", false)), "what was typed stays, but not the password");
        await Attached(secretary, "#sign", [("sign.Secret.Pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(Name(World.Secretary)))], ("sign.SignerTitle", "Thư ký Đoàn"), ("sign.Secret.Password", TestCertificates.Password));

        var open = await unit.Open(page);
        Assert.That(open.QuerySelectorAll("details.action").Select(form => form.Id), Is.EqualTo(new[] { "sign", "upload" }), "the unit's head signs for the unit and does nothing else");
        Assert.That(open.QuerySelectorAll("section[aria-labelledby=ben-ky] li .badge").Select(badge => badge.TextContent), Is.EqualTo(new[] { "đã ký", "chữ ký hợp lệ", "chưa ký", "chưa ký" }));
        var (older, refused) = await unit.Attach(page, "#upload", [("upload.Content", "da-ky.pdf", SignedElsewhere(SigningTestParts.Paper, Name(World.UnitHead)))], ("upload.SignerTitle", "Chủ tịch UBND xã"));
        Assert.That(((int)older, refused.QuerySelector("#upload-Content ~ .error") is not null), Is.EqualTo((422, true)), refused.QuerySelector("main")!.TextContent);
        await Attached(unit, "#upload", [("upload.Content", "da-ky.pdf", SignedElsewhere(await Bytes(visit, World.UnitHead), Name(World.UnitHead)))], ("upload.SignerTitle", "Chủ tịch UBND xã"));
        foreach (var person in new[] { World.UnitContact, World.Clerk })
            Assert.That((await new FormBrowser(await Site.BrowserOf(person)).Open(page)).QuerySelectorAll("details.action"), Is.Empty);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Get(page)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await Attached(head, "#sign", [("sign.Secret.Pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(Name(World.Head)))], ("sign.SignerTitle", "Phó Chủ tịch HĐND"), ("sign.Secret.Password", TestCertificates.Password));
        var locked = await head.Do(page, "#lock", ("lock.LockedOn", "15/4/2026"));

        Assert.That(locked.QuerySelector("main")!.TextContent, Does.Contain("Hoàn tất").And.Contain("ngày 15/4/2026").And.Contain("ký số bằng phần mềm khác"));
        Assert.That(locked.QuerySelectorAll("section[aria-labelledby=ben-ky] .badge").Select(badge => badge.TextContent), Is.EqualTo(Enumerable.Repeat(new[] { "đã ký", "chữ ký hợp lệ" }, 3).SelectMany(pair => pair)));
        Assert.That(locked.QuerySelectorAll("details.action").Select(form => form.Id), Is.EqualTo(new[] { "addendum" }), "nothing is put right any more but by an addendum");

        async Task Attached(FormBrowser browser, string form, (string, string, byte[])[] files, params (string, string)[] typed)
        {
            var (done, shown) = await browser.Attach(page, form, files, typed);
            Assert.That(done, Is.EqualTo(HttpStatusCode.Found), shown.QuerySelector("main")?.TextContent);
        }

        string Name(Guid person) => World.Identity(person).Name;
    }

    [Test]
    public async Task On_paper_the_page_records_who_signed_and_who_refused_takes_the_scan_and_locks()
    {
        var visit = await World.EndedVisit();
        var page = $"/buoi-lam-viec/{visit}/bien-ban";
        var (secretary, head) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Head)));
        foreach (var party in new[] { MinutesParty.Secretary, MinutesParty.Head })
            await secretary.Do(page, "#record", ("record.Party", $"{party}"), ("record.SignerName", "Nguyễn Văn Minh Họa"), ("record.SignerTitle", "Thành viên Đoàn"), ("record.SignedOn", "15/4/2026"));
        var (missing, said) = await secretary.Send(page, "#refuse", ("refuse.SignerName", "Lê Minh Họa"), ("refuse.SignerTitle", "Chủ tịch UBND xã"));
        Assert.That(((int)missing, said.QuerySelector("#refuse-RefusedReason ~ .error") is not null), Is.EqualTo((422, true)));
        var shown = await secretary.Do(page, "#refuse", ("refuse.SignerName", "Lê Minh Họa"), ("refuse.SignerTitle", "Chủ tịch UBND xã"), ("refuse.RefusedReason", "Chưa thống nhất số liệu"));
        Assert.That(shown.QuerySelector("section[aria-labelledby=ben-ky]")!.TextContent, Does.Contain("từ chối ký").And.Contain("Lý do: Chưa thống nhất số liệu").And.Contain("Ký trên giấy ngày 15/4/2026"));
        Assert.That(shown.QuerySelectorAll("details.action").Select(form => form.Id), Is.EqualTo(new[] { "scan" }), "nobody is left to sign, nothing was prepared, and without a scan nothing is locked");

        Assert.That((await secretary.Attach(page, "#scan", [("scan.Content", "bien-ban.pdf", SigningTestParts.Paper)])).Status, Is.EqualTo(HttpStatusCode.Found));
        var locked = await head.Do(page, "#lock", ("lock.LockedOn", "15/4/2026"));
        Assert.That((await head.Open(page)).QuerySelectorAll("a[href*='/signed-minutes/']").Select(link => link.TextContent), Is.EqualTo(new[] { "bien-ban.pdf" }));
        Assert.That(locked.QuerySelector("main")!.TextContent, Does.Contain("Hoàn tất"));
    }

    [Test]
    public async Task A_unit_sees_nothing_of_minutes_that_are_still_being_written()
    {
        var visit = await World.StartedVisit();

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Get($"/buoi-lam-viec/{visit}/bien-ban")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        var refused = await Calls.Get(await Site.As(World.UnitHead), $"/api/visits/{visit}/minutes-signing");
        Assert.That(refused.Code, Is.EqualTo("visit.minutes_open"), refused.Text);
        Assert.That((await Calls.Get(await Site.As(World.Secretary), $"/api/visits/{visit}/minutes-signing")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<Answer> Upload(Guid visit, Guid person, MinutesParty party, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/pdf");
        content.Headers.Add("X-File-Name", "da-ky.pdf");
        return await (await Site.As(person)).Call(HttpMethod.Post,
            $"/api/visits/{visit}/digital-minutes?party={System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(party.ToString())}&signerTitle={Uri.EscapeDataString("Chức danh minh họa")}", content);
    }

    private async Task<Guid> Prepare(Guid visit)
    {
        var paper = await Open(PaperKind.Minutes, visit, World.Secretary);
        await Prepared(paper, World.Secretary, Parties());
        return paper;
    }

    private JsonObject Parties(Guid? unit = null) => new()
    {
        ["partySigners"] = new JsonArray([.. new[] { ("secretary", World.Secretary), ("unitRepresentative", unit ?? World.UnitHead), ("head", World.Head) }
            .Select(party => (JsonNode)new JsonObject { ["party"] = party.Item1, ["signerName"] = World.Identity(party.Item2).Name })]),
    };

    private async Task Signed(Guid visit, Guid person, MinutesParty party)
    {
        var answer = await SignHere(visit, person, party);
        Assert.That((int)answer.Status, Is.InRange(200, 299), answer.Text);
    }

    private async Task<Answer> SignHere(Guid visit, Guid person, MinutesParty party, string? name = null) =>
        await (await Site.As(person)).Post($"/api/visits/{visit}/digital-signatures", new JsonObject
        {
            ["party"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(party.ToString()),
            ["signerTitle"] = "Chức danh minh họa",
            ["secret"] = new JsonObject { ["pkcs12"] = Convert.ToBase64String(TestCertificates.Shared.Pkcs12(name ?? World.Identity(person).Name)), ["password"] = TestCertificates.Password },
            ["picture"] = Convert.ToBase64String(SigningTestParts.Picture(20, 40, 190)),
        });

    private async Task<byte[]> Bytes(Guid visit, Guid person) => await (await Site.As(person)).GetByteArrayAsync(new Uri($"/api/visits/{visit}/digital-minutes", UriKind.Relative));

    private Task<string?> Status(Guid visit) => World.Value<string>("SELECT Status FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });
}
