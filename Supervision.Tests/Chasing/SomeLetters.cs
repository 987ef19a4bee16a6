using Supervision.Core.Chasing;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Chasing;

/// <summary>Urging letters that go out: the system drafts no other while one is a draft.</summary>
internal static class SomeLetters
{
    /// <summary>Runs the job that chases in the morning of each day, then issues and sends what it drafted.</summary>
    public static async Task ChaseWithLetters(this World world, params DateOnly[] days)
    {
        foreach (var day in days)
        {
            world.Clock.Set(day, new TimeOnly(6, 30));
            await world.Run(new ChaseJob());
            await world.SendLetters();
        }
    }

    /// <summary>Issues every draft under today's date, and sends it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="replyBy">The day of the answer; the drafts' where none is said.</param>
    /// <param name="clerk">Who numbers; the world's where none is said.</param>
    public static async Task SendLetters(this World world, DateOnly? replyBy = null, Guid? clerk = null)
    {
        var by = clerk ?? world.Clerk;
        var letters = (await world.Send(by, new ReminderLetterList())).Items;
        var number = letters.Max(letter => letter.Number) ?? 700;
        foreach (var letter in letters.Where(letter => letter.Status is LetterStatus.Draft))
        {
            var issued = await world.Send(by, Issue(letter.Id, letter.Version, ++number, world.Clock.Today()) with { ReplyBy = replyBy });
            await world.Send(by, new SendReminderLetter { LetterId = letter.Id, Version = issued.Version, SentOn = world.Clock.Today() });
        }
    }

    public static IssueReminderLetter Issue(Guid letter, int version, int number, DateOnly on) => new()
    {
        LetterId = letter,
        Version = version,
        Number = number,
        Symbol = "HĐND-VP",
        IssuedOn = on,
        AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"],
        SignerName = "Nguyễn Văn Minh Họa",
        IsHandSigned = true,
        SignedOn = on,
        Recipients = ["Như trên"],
    };
}
