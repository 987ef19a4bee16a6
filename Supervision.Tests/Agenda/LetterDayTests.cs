using Supervision.Core.Agenda;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Tests.Chasing;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Agenda;

/// <summary>The day by which an urging letter asks for an answer, in the calendars of those who wait for it and who owe it.</summary>
public sealed class LetterDayTests : SiteTest
{
    protected override bool Alone => true;

    [Test]
    public async Task An_urging_letter_stands_on_its_day_of_answer_once_it_went_out_until_it_is_answered()
    {
        await World.AcceptedTask();
        foreach (var day in new[] { new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 6) })
        {
            World.Clock.Set(day, new TimeOnly(6, 30));
            await World.Run(new Core.Chasing.ChaseJob());
        }
        var replyBy = new DateOnly(2026, 7, 13);
        var letter = (await World.Send(World.Clerk, new ReminderLetterList())).Items.Single();
        Assert.That((await Of(World.Clerk)).Where(Letter), Is.Empty, "a draft");
        var issued = await World.Send(World.Clerk, SomeLetters.Issue(letter.Id, letter.Version, 41, World.Clock.Today()));
        Assert.That((await Of(World.UnitHead)).Where(Letter), Is.Empty, "not sent yet");
        var sent = await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter.Id, Version = issued.Version, SentOn = World.Clock.Today() });

        foreach (var person in new[] { World.UnitHead, World.Clerk, World.Office })
            Assert.That((await Of(person)).Where(Letter).Select(entry => (entry.OnDay, entry.Id, entry.Title)), Is.EqualTo(new[] { (replyBy, letter.Id, "Công văn đôn đốc số 41/HĐND-VP") }));
        foreach (var person in new[] { World.OtherUnitHead, World.Member }) Assert.That((await Of(person)).Where(Letter), Is.Empty);
        var page = await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open("/lich?thang=2026-07");
        Assert.That((page.QuerySelector($"main a[href='/cong-van-don-doc/{letter.Id}']")!.TextContent, page.QuerySelectorAll("h3").Count(kind => kind.TextContent == "Hạn trả lời công văn đôn đốc")), Is.EqualTo(("Công văn đôn đốc số 41/HĐND-VP", 1)));

        await World.Send(World.Office, new AnswerReminderLetter { LetterId = letter.Id, Version = sent.Version, AnsweredOn = World.Clock.Today(), Answer = "Đơn vị báo cáo đã khắc phục." });
        Assert.That((await Of(World.UnitHead)).Concat(await Of(World.Clerk)).Where(Letter), Is.Empty);
        bool Letter(AgendaEntry entry) => entry.Kind is AgendaKind.ReminderLetter;
    }

    private async Task<IReadOnlyList<AgendaEntry>> Of(Guid person) =>
        [.. (await World.Send(person, new AgendaBetween { From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 31) })).Days.SelectMany(day => day.Groups).SelectMany(group => group.Entries)];
}
