using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Somebody signs for another, within days and scope, and gives nothing on.</summary>
public sealed class SigningAuthorityTests : SigningSiteTest
{
    [Test]
    public async Task A_deputy_signs_for_the_head_with_both_posts_above_the_name()
    {
        var deputy = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        var authority = (await World.Send(World.StandingBoard, Grant(deputy))).Id;
        var paper = await Prepare(await Approved(await World.IssuedNotice()), authority);

        var text = PdfTools.FlatText(await Download(paper.Id, "prepared"));
        Assert.That(text, Does.Contain("KT. CHỦ TỊCH PHÓ CHỦ TỊCH").And.Contain(World.Identity(deputy).Name));
        var holder = await Sign(paper);
        Assert.That((holder.Status, holder.Code), Is.EqualTo((HttpStatusCode.Forbidden, "paper.signer")), "it is the deputy's to sign now");
        var signed = await Sign(paper, person: deputy, pkcs12: TestCertificates.Shared.Pkcs12(World.Identity(deputy).Name));

        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.OK), signed.Text);
        var signing = await World.Send(World.Clerk, new PaperSigningDetails(paper.Id));
        Assert.That((signing.Authority!.PersonId, signing.Authority.Reference), Is.EqualTo((deputy, "Giấy ủy quyền số 05/GUQ-HĐND ngày 05/01/2026")));
    }

    [Test]
    public async Task Outside_its_days_its_kinds_or_its_body_it_does_not_hold_and_the_rule_is_named()
    {
        var notice = await World.IssuedNotice();
        var deputy = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        var over = (await World.Send(World.StandingBoard, Grant(deputy) with { ValidTo = new DateOnly(2026, 5, 28) })).Id;
        var others = (await World.Send(World.StandingBoard, Grant(deputy) with { Kinds = [PaperKind.Invitation] })).Id;
        var body = (await World.Send(World.StandingBoard, Grant(deputy) with { BodyId = World.Council.CouncilBodyId })).Id;
        var paper = await Approved(notice);

        foreach (var (authority, code, part) in new[]
        {
            (over, "authority.dates", "đến ngày 28/5/2026, không có giá trị vào ngày 29/5/2026"),
            (others, "authority.scope", "chỉ gồm: Giấy mời"),
            (body, "authority.scope", "cơ quan khác"),
        })
        {
            var refused = await World.Refused(World.Office, new PreparePaperForSigning { PaperId = paper.Id, Version = paper.Version, AuthorityId = authority });
            Assert.That((refused.Code, refused.Fields.Keys), Is.EqualTo((code, new[] { "AuthorityId" })), refused.Message);
            Assert.That(refused.Message, Does.Contain(part).And.Contain("Điều 13 Nghị định 30/2020/NĐ-CP"));
        }
    }

    [Test]
    public async Task It_ends_by_its_day_or_by_revocation_also_between_preparing_and_signing()
    {
        var deputy = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        var granted = (await World.Send(World.StandingBoard, Grant(deputy))).Id;
        var paper = await Prepare(await Approved(await World.IssuedNotice()), granted);
        await World.Send(World.StandingBoard, new RevokeSigningAuthority { AuthorityId = granted, Version = 1, RevokedOn = SomePapers.IssuedOn, Reason = "Thay đổi phân công" });
        var key = TestCertificates.Shared.Pkcs12(World.Identity(deputy).Name);

        Assert.That((await Sign(paper, person: deputy, pkcs12: key)).Code, Is.EqualTo("authority.revoked"));
        Assert.That((await Upload(paper.Id, SignedElsewhere(await Download(paper.Id, "prepared"), World.Identity(deputy).Name))).Code, Is.EqualTo("authority.revoked"));
    }

    [Test]
    public async Task Who_was_given_the_right_does_not_give_it_on_and_nobody_gives_it_to_themselves()
    {
        var deputy = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        await World.Send(World.StandingBoard, Grant(deputy));

        var passedOn = await World.Refused(deputy, Grant(World.Office) with { Form = AuthorityForm.Authorised });
        Assert.That((passedOn.Code, passedOn.Message), Is.EqualTo(("authority.passed_on", passedOn.Message)));
        Assert.That(passedOn.Message, Does.Contain("không được giao lại cho người khác (Điều 13 Nghị định 30/2020/NĐ-CP)"));
        Assert.That((await World.Refused(World.StandingBoard, Grant(World.StandingBoard))).Code, Is.EqualTo("authority.self"));
        Assert.That((await World.Refused(World.Clerk, Grant(World.Office))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, Grant(World.UnitHead))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.Office, new SigningAuthorityList())).Select(line => line.PersonId), Is.EqualTo(new[] { deputy }));
    }

    [TestCase(AuthorityForm.ByOrder, "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG")]
    [TestCase(AuthorityForm.Authorised, "TUQ. CHỦ TỊCH CHÁNH VĂN PHÒNG")]
    public async Task By_order_and_by_authorisation_the_post_stands_alone_above_the_signers_own(AuthorityForm form, string block)
    {
        var chief = await World.Person(Role.Office, "Chánh Văn phòng");
        var authority = (await World.Send(World.StandingBoard, Grant(chief) with { Form = form, PersonPost = "Chánh Văn phòng" })).Id;

        var paper = await Prepare(await Approved(await World.IssuedNotice()), authority);

        var text = PdfTools.FlatText(await Download(paper.Id, "prepared"));
        Assert.That(text, Does.Contain(block).And.Not.Contain("TM. "));
        var signed = await Sign(paper, person: chief, pkcs12: TestCertificates.Shared.Pkcs12(World.Identity(chief).Name));
        Assert.That(signed.Status, Is.EqualTo(HttpStatusCode.OK), signed.Text);
    }

    private static GrantSigningAuthority Grant(Guid person) => new()
    {
        PersonId = person,
        PersonPost = "Phó Chủ tịch",
        GrantorPost = "Chủ tịch",
        Form = AuthorityForm.Deputy,
        ValidFrom = new DateOnly(2026, 1, 5),
        ValidTo = new DateOnly(2026, 12, 31),
        Reference = "Giấy ủy quyền số 05/GUQ-HĐND ngày 05/01/2026",
    };
}
