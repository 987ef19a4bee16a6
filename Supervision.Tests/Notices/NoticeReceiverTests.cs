using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Watching;
using Supervision.Infrastructure.Notices;
using Supervision.Tests.Access;
using Supervision.Tests.Chasing;
using Supervision.Tests.Ledger;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Notices;

/// <summary>
/// Two councils with two committees and two units each are busy for five months. Each text that is theirs carries a mark; in every notice and every mail that went out stand only marks, and rows, of whoever it went
/// to.
/// </summary>
public sealed partial class NoticeReceiverTests : FeatureTest
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    /// <summary>What the five months bring; the others tell of the system itself, or have tests of their own in <see cref="ToldTests"/>.</summary>
    private static readonly NoticeKind[] Brought =
    [
        NoticeKind.ReminderDigest, NoticeKind.OverdueDigest, NoticeKind.FirstOverdue, NoticeKind.TaskAssigned, NoticeKind.TaskDeclined, NoticeKind.ReportSubmitted, NoticeKind.ReportReturned,
        NoticeKind.ReportConfirmed, NoticeKind.ExtensionSent, NoticeKind.ExtensionDecided, NoticeKind.LetterDrafted, NoticeKind.MeetingList, NoticeKind.ExplanationDemanded,
    ];

    /// <summary>The marks that a receiver may read: a person or the mailbox of a unit, and where it is mailed to.</summary>
    private readonly Dictionary<Guid, (string[] Marks, string Email)> _may = [];

    protected override Task<World> Enter() =>
        World.Create(new NoticeOptions { Mail = new MailServer { Host = "localhost", Port = 25, From = "giamsat@lamson.example" } }, alone: true);

    [Test]
    public async Task Nobody_is_told_or_mailed_what_is_anothers()
    {
        var councils = new List<(Guid Council, Guid Reader, Func<Task> Later)>();
        var clerks = new List<Guid>();
        foreach (var letter in new[] { "a", "b" })
        {
            if (councils.Count > 0) await World.OpenCouncil();
            var later = new List<Func<Task>>();
            foreach (var number in new[] { "1", "2" }) later.Add(await Work(letter, number));
            foreach (var (person, name) in new[] { (World.Office, "office"), (World.StandingBoard, "board"), (World.Administrator, "admin"), (World.Clerk, "clerk") })
                await May(person, $"{name}.{letter}@tinh.example", $"zq{letter}1.", $"zq{letter}2.");
            clerks.Add(World.Clerk);
            councils.Add((World.Council.CouncilId, World.Administrator, async () =>
            {
                foreach (var one in later) await one();
            }));
        }
        foreach (var day in new[] { "2026-06-09", "2026-06-30", "2026-07-01", "2026-07-06", "2026-07-20", "2026-08-03" })
        {
            World.Clock.Set(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
            await World.Run(new WatchJob());
            foreach (var clerk in clerks) await World.SendLetters(clerk: clerk);
        }
        foreach (var (_, _, later) in councils) await later();
        // A morning on which mail leaves.
        World.Clock.Advance(new TimeSpan(3, 2, 0, 0));

        var problems = new List<string>();
        var (notices, mails, kinds) = (0, 0, new HashSet<NoticeKind>());
        foreach (var (council, reader, _) in councils)
        {
            var told = await World.With(reader, services => services.GetRequiredService<Db>().List<Told>(
                "SELECT Kind, PersonId, UnitId, Title, Text, Link, Links, SubjectId FROM Notices WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None));
            var own = await Ids(reader);
            notices += told.Count;
            kinds.UnionWith(told.Select(one => one.Kind));
            foreach (var one in told)
            {
                var receiver = one.PersonId ?? one.UnitId!.Value;
                if (!own.Contains(receiver)) problems.Add($"{one.Kind} “{one.Title}” went to somebody of another council");
                problems.AddRange(Foreign(receiver, $"{one.Title}\n{one.Text}").Select(mark => $"{one.Kind} “{one.Title}” tells {mark}"));
                problems.AddRange(Id().Matches($"{one.Link} {one.Links} {one.SubjectId}").Where(id => !own.Contains(Guid.Parse(id.Value))).Select(id => $"{one.Kind} “{one.Title}” leads to {id.Value} of another council"));
            }
            World.Know(Core.Pipeline.ActorIdentity.System(council, "test"));
            var claimed = await World.Send(Guid.Empty, new ClaimDeliveries { Channel = DeliveryChannel.Email, Take = 10_000 });
            mails += claimed.Items.Count;
            foreach (var mail in claimed.Items)
            {
                var receiver = mail.PersonId ?? mail.UnitId!.Value;
                if (!_may.TryGetValue(receiver, out var may) || may.Email != mail.Address) problems.Add($"{mail.Kind} “{mail.Title}” is mailed to {mail.Address}");
                problems.AddRange(Foreign(receiver, $"{mail.Title}\n{mail.Text}").Select(mark => $"{mail.Kind} “{mail.Title}” mails {mark} to {mail.Address}"));
            }
        }

        await TestContext.Out.WriteLineAsync($"{notices} notices, {mails} mails of {kinds.Count} kinds: {string.Join(", ", kinds.Order())}");
        House.None(problems);
        Assert.That(Brought.Except(kinds), Is.Empty, "The story no longer brings these.");
        Assert.That(mails, Is.GreaterThan(50));
    }

    /// <summary>A unit, and a committee whose papers ask it; the answer is what happens once it is late.</summary>
    private async Task<Func<Task>> Work(string letter, string number)
    {
        var mark = $"zq{letter}{number}.";
        var (unit, head, contact) = number == "1" ? (World.Unit, World.UnitHead, World.UnitContact) : (World.OtherUnit, World.OtherUnitHead, await World.Person(Role.UnitContact, "Công chức Văn phòng", World.OtherUnit));
        var committee = await Walker.Committee(World, $"B{number}");
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: committee);
        var (office, board) = (World.Office, World.StandingBoard);
        await May(head, $"head.{letter}{number}@xa.example", mark);
        await May(contact, $"contact.{letter}{number}@xa.example", mark);
        await May(leader, $"leader.{letter}{number}@tinh.example", mark);
        _may[unit] = ([mark], $"unit.{letter}{number}@xa.example");
        await World.Mailbox(unit, _may[unit].Email);

        var paper = (await World.Send(office, SomeLedger.Paper(SourcePaperKind.ExplanationSession) with { BodyId = committee, Title = $"{mark} Kết luận phiên giải trình", Reference = $"{mark}/KL" })).Id;
        var tasks = new List<Guid>();
        for (var i = 0; i < 5; i++) tasks.Add((await World.Send(office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { Content = $"{mark} Việc thứ {i}", LeadUnitId = unit } })).Id);
        await World.Send(leader, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        foreach (var task in tasks.Take(3)) await World.Send(contact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = Today });

        foreach (var (task, outcome) in new[] { (tasks[0], RemediationOutcome.Returned), (tasks[1], RemediationOutcome.Confirmed) })
        {
            var report = (await World.Send(contact, new DraftRemediationReport { Title = $"{mark} Báo cáo", Reference = "45/BC-UBND" })).Id;
            var set = await World.Send(contact, SomeTasks.Item(report, task, 1) with { Text = $"{mark} Đã làm" });
            var handedIn = await World.Send(head, new SubmitRemediationReport { RemediationReportId = report, Version = set.Version, ReportedOn = Today });
            await World.Send(office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = Today });
            await World.Send(board, SomeTasks.Decision(set.RemediationItemId, outcome) with { DecidedOn = Today, Reason = outcome is RemediationOutcome.Returned ? $"{mark} Chưa đủ" : null });
        }
        var extension = (await World.Send(contact, new DraftExtension { TaskId = tasks[2], Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = $"{mark} Chờ đo đạc" } })).Id;
        await World.Send(contact, new SendExtension { ExtensionRequestId = extension, Version = 1 });
        await World.Send(board, new DecideExtension { ExtensionRequestId = extension, Version = 2, Granted = false, DecisionReference = "31/HĐND-VP", DecidedOn = Today, Reason = $"{mark} Chưa có lý do" });
        await World.Send(head, new RefuseTask { TaskId = tasks[3], Version = 2, RefusedOn = Today, Reason = $"{mark} Thuộc nơi khác" });

        return () => World.Send(board, new DecideMeasure
        {
            TaskId = tasks[4], MeasureKind = MeasureKind.WrittenExplanation, DecidedOn = new DateOnly(2026, 8, 3), DecidedBy = "Phiên họp thứ 12", Reference = "31/YC-TTHĐND", Content = $"{mark} Giải trình", ResponsiblePost = "Chủ tịch",
        });
    }

    private async Task May(Guid receiver, string email, params string[] marks)
    {
        _may[receiver] = (marks, email);
        await World.Address(receiver, email);
    }

    private IEnumerable<string> Foreign(Guid receiver, string text) =>
        Mark().Matches(text).Select(found => found.Value).Distinct().Where(mark => !_may.TryGetValue(receiver, out var may) || !may.Marks.Contains(mark));

    /// <summary>Every id of a council.</summary>
    private Task<HashSet<Guid>> Ids(Guid reader) => World.With(reader, async services =>
    {
        var ids = new HashSet<Guid>();
        foreach (var table in TableFiller.Tables)
            ids.UnionWith((await services.GetRequiredService<Db>().List<IdRow>($"SELECT Id FROM {table.Name} WHERE CouncilId = @CouncilId", null, CancellationToken.None)).Select(row => row.Id));
        ids.Add(World.Identity(reader).CouncilId);
        return ids;
    });

    [GeneratedRegex(@"zq[ab][12]\.")]
    private static partial Regex Mark();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }

    private sealed record Told
    {
        public required NoticeKind Kind { get; init; }
        public Guid? PersonId { get; init; }
        public Guid? UnitId { get; init; }
        public required string Title { get; init; }
        public required string Text { get; init; }
        public string? Link { get; init; }
        public string? Links { get; init; }
        public Guid? SubjectId { get; init; }
    }
}
