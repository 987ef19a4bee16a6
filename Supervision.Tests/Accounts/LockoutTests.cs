using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Tests.Accounts;

/// <summary>The borders of waiting after failures: when they are forgotten, whose they are, what a clock that was wrong does to it.</summary>
public sealed class LockoutTests : FeatureTest
{
    private const string Wrong = "sai-mat-khau-roi";

    private string _name = "";

    [SetUp]
    public async Task ReadTheName() => _name = await NameOf(World.Administrator);

    [Test]
    public async Task Failures_are_remembered_for_a_day_and_not_a_second_longer()
    {
        await Fail(Lockout.FailuresInARow - 1);
        World.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await Fail(Lockout.FailuresInARow - 1);
        Assert.That(await Refused(_name, Wrong), Is.EqualTo("actor.unknown"), "The fifth since yesterday is the last of its row.");
        Assert.That(await Refused(_name, World.Password), Is.EqualTo("sign_in.wait"));

        await World.OpenCouncil();
        _name = await NameOf(World.Administrator);
        await Fail(Lockout.FailuresInARow - 1);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Fail(1);
        Assert.That(await Refused(_name, World.Password), Is.EqualTo("sign_in.wait"), "To the second a day later the earlier ones still count.");
    }

    [Test]
    public async Task A_waiting_is_over_at_the_second_it_was_told_and_not_one_before()
    {
        await Fail(Lockout.FailuresInARow);
        World.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        Assert.That(await Refused(_name, World.Password), Is.EqualTo("sign_in.wait"));
        World.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((await World.SendUnknown(new SignIn(_name, World.Password))).PersonId, Is.EqualTo(World.Administrator));
    }

    [Test]
    public async Task A_clock_that_is_set_back_shortens_no_waiting_and_one_that_was_far_ahead_keeps_nobody_out()
    {
        await Fail(Lockout.FailuresInARow);
        World.Clock.Advance(TimeSpan.FromMinutes(-10));
        Assert.That(await Refused(_name, World.Password), Is.EqualTo("sign_in.wait"));
        World.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await World.SendUnknown(new SignIn(_name, World.Password))).PersonId, Is.EqualTo(World.Administrator));

        World.Clock.Advance(TimeSpan.FromDays(365));
        await Fail(Lockout.FailuresInARow);
        World.Clock.Advance(TimeSpan.FromDays(-365));
        Assert.That((await World.SendUnknown(new SignIn(_name, World.Password))).PersonId, Is.EqualTo(World.Administrator), "Somebody corrected a clock that was a year ahead.");
    }

    [Test]
    public async Task Whoever_comes_in_takes_away_their_own_failures_and_nobody_elses()
    {
        var (own, other) = (_name, World.Administrator);
        await Fail(Lockout.FailuresInARow - 1);
        await World.OpenCouncil();
        _name = await NameOf(World.Administrator);
        await Fail(Lockout.FailuresInARow - 1);

        await World.SendUnknown(new SignIn(_name, World.Password));
        await Fail(Lockout.FailuresInARow - 1);
        Assert.That((await World.SendUnknown(new SignIn(_name, World.Password))).PersonId, Is.EqualTo(World.Administrator), "They began to count anew.");

        Assert.That(await Refused(own, Wrong), Is.EqualTo("actor.unknown"));
        Assert.That(await Refused(own, World.Password), Is.EqualTo("sign_in.wait"), $"The other's ({other}) were still four.");
    }

    private async Task Fail(int times)
    {
        for (var i = 0; i < times; i++) Assert.That(await Refused(_name, Wrong), Is.EqualTo("actor.unknown"));
    }

    private async Task<string> Refused(string name, string password) =>
        (await Assert.ThrowsAsync<RefusedException>(async () => await World.SendUnknown(new SignIn(name, password))))!.Code;

    private async Task<string> NameOf(Guid person) => (await World.Value<string>("SELECT UserName FROM People WHERE Id = @person AND CouncilId = @CouncilId", new { person }))!;
}
