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
