using System.Text.RegularExpressions;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Infrastructure.Notices;

namespace Supervision.Tests.Accounts;

/// <summary>A link to a new password on its way by mail.</summary>
public sealed partial class ResetMailTests
{
    private const string Chosen = "một câu dài dễ nhớ hơn";
    private World _world = null!;

    [SetUp]
    public async Task Open()
    {
        _world = await World.Create(new NoticeOptions { Mail = new MailServer { Host = "localhost", Port = 25, From = "giamsat@lamson.example" } }, alone: true);
        await _world.Send(_world.Administrator, new ChangePersonContact { PersonId = _world.Administrator, Version = 1, Email = "quan.tri@lamson.example" });
        // A Sunday night: other notices would wait for Monday.
        _world.Clock.Set(new DateOnly(2026, 3, 8), new TimeOnly(23, 0));
    }

    [TearDown]
    public ValueTask Close() => _world.DisposeAsync();

    [Test]
    public async Task The_link_leaves_at_once_works_once_and_stands_readable_in_no_row()
    {
        await _world.SendUnknown(new AskPasswordReset("QUAN.TRI@lamson.example"));
        var waiting = await _world.Value<string>("SELECT ProtectedLink FROM Deliveries WHERE CouncilId = @CouncilId");
        var (token, mail) = await Sent();

        Assert.That((mail.Title, mail.Address), Is.EqualTo(("Đặt lại mật khẩu", "quan.tri@lamson.example")));
        Assert.That(mail.Text, Does.Contain("mật khẩu vẫn như cũ"));
        var letter = NoticeLetter.Write("HĐND", false, [mail], new PublicAddress(() => "https://giamsat.example"));
        Assert.That(new[] { letter.Text, letter.Html }, Has.All.Contains($"https://giamsat.example/mat-khau/dat-moi?ma={token}"), "What is mailed leads to the form, not to a page that asks to sign in.");
        Assert.That(waiting, Is.Not.Null.And.Not.Contain(token));
        Assert.That(await _world.Value<long>("SELECT COUNT(*) FROM Deliveries WHERE CouncilId = @CouncilId AND ProtectedLink IS NOT NULL"), Is.Zero, "Nothing of it is left once it has gone.");
        Assert.That(await _world.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId AND (Text LIKE @pattern OR Link LIKE @pattern)", new { pattern = $"%{token}%" }), Is.Zero);

        await _world.SendUnknown(new SetPasswordByLink { Token = token, NewPassword = Chosen });
        var again = await Assert.ThrowsAsync<RefusedException>(async () => await _world.SendUnknown(new SetPasswordByLink { Token = token, NewPassword = Chosen }));
        var entered = await _world.SendUnknown(new SignIn("quan.tri@lamson.example", Chosen));

        Assert.That(again!.Code, Is.EqualTo("account.link"));
        Assert.That(entered.PersonId, Is.EqualTo(_world.Administrator));
    }

    [Test]
    public async Task After_an_hour_the_link_opens_nothing()
    {
        await _world.SendUnknown(new AskPasswordReset("quan.tri@lamson.example"));
        var (token, _) = await Sent();
        Assert.That((await _world.SendUnknown(new PasswordLink(token))).Purpose, Is.EqualTo(LinkPurpose.PasswordReset));

        _world.Clock.Advance(TimeSpan.FromHours(1));

        var late = await Assert.ThrowsAsync<RefusedException>(async () => await _world.SendUnknown(new PasswordLink(token)));
        Assert.That(late!.Code, Is.EqualTo("account.link"));
    }

    [Test]
    public async Task A_new_password_leaves_the_second_factor_on()
    {
        await _world.Send(_world.Administrator, new BeginAuthenticator());
        var key = Base32.Read((await _world.Send(_world.Administrator, new AuthenticatorKey())).Key.Replace(" ", "", StringComparison.Ordinal));
        await _world.Send(_world.Administrator, new ConfirmAuthenticator(Code()));
        await _world.SendUnknown(new AskPasswordReset("quan.tri@lamson.example"));
        var (token, _) = await Sent();

        await _world.SendUnknown(new SetPasswordByLink { Token = token, NewPassword = Chosen });
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        var alone = await Assert.ThrowsAsync<RefusedException>(async () => await _world.SendUnknown(new SignIn("quan.tri@lamson.example", Chosen)));
        var entered = await _world.SendUnknown(new SignIn("quan.tri@lamson.example", Chosen, Code()));

        Assert.That(alone!.Code, Is.EqualTo("sign_in.code_needed"));
        Assert.That(entered.PersonId, Is.EqualTo(_world.Administrator));

        string Code() => AuthenticatorCodes.Of(key, _world.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
    }

    /// <summary>As the job does it: claimed, sent, kept.</summary>
    private async Task<(string Token, DueDelivery Mail)> Sent()
    {
        var claimed = await _world.AsSystem(new ClaimDeliveries { Channel = DeliveryChannel.Email, Take = 10 });
        var mail = claimed.Items.Single();
        await _world.AsSystem(new RecordDelivery { Claim = claimed.Claim, DeliveryIds = [mail.Id], Result = SendResult.Sent });
        var token = Ma().Match(mail.Link!).Groups[1].Value;
        Assert.That(token, Has.Length.EqualTo(64), mail.Link);
        return (token, mail);
    }

    [GeneratedRegex("ma=([0-9a-f]{64})$")]
    private static partial Regex Ma();
}
