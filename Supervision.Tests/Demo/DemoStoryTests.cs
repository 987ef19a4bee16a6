using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Demo;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.SignIn;
using Supervision.Core.Visits;
using Supervision.Tests.Cases;
using Supervision.Tests.Documents;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Demo;

/// <summary>The demonstration as a whole: every case played through the commands its people would send, and every paper that comes out.</summary>
public sealed class DemoStoryTests
{
    private TestDatabase _database = null!;
    private DemoHost _host = null!;
    private IReadOnlyList<CaseResult> _results = [];
    private readonly Dictionary<string, string[]> _pages = [];

    [OneTimeSetUp]
    public async Task Play()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The demonstration's accounts have fixed names; it is played on a database of its own, which the run on a server has not.");
        _database = await TestDatabase.Create();
        _host = new DemoHost(_database.Options, _database.Folder);
        _results = await DemoStory.Play(_host);
        foreach (var paper in _results.SelectMany(r => r.Papers.Select(p => (Key: $"{r.Code}/{p.Name}", p.Reader, p.Query))))
        {
            var document = await _host.Send(paper.Reader, paper.Query);
            var pdf = _host.Services.GetRequiredService<IPdfEngine>().Render(document);
            _pages[paper.Key] = PdfTools.Text(pdf.Content).TrimEnd('\f').Split('\f');
        }
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [TestCase("S0")]
    [TestCase("S1")]
    [TestCase("S2")]
    [TestCase("S3")]
    [TestCase("S4")]
    public async Task Each_case_raises_exactly_its_flags_and_agreements(string code)
    {
        var result = _results.Single(one => one.Code == code);
        var file = CaseFiles.All().Single(one => one.Code == code);
        var codes = new Dictionary<Guid, string[]>();
        foreach (var subject in result.Check.Flags.SelectMany(flag => flag.Subjects).DistinctBy(subject => subject.Id)) codes[subject.Id] = await CodesOf(result, file, subject);

        Assert.That(result.Check.Flags.Select(flag => Line(flag.Code, flag.Subjects.SelectMany(subject => codes[subject.Id]).Distinct())),
            Is.EquivalentTo(ExpectedFlags.ByCase[code].Select(expected => Line(expected.Code, expected.Subjects))));
        Assert.That(result.Check.Agreements.Select(one => Line(one.Kind, one.Subjects.Select(subject => subject.Code))),
            Is.EquivalentTo(ExpectedFlags.AgreementsByCase[code].Select(expected => Line(expected.Kind, expected.Subjects))));
    }

    [TestCase("S0")]
    [TestCase("S1")]
    [TestCase("S2")]
    [TestCase("S3")]
    [TestCase("S4")]
    public void Each_case_runs_exactly_its_clocks_of_the_law(string code)
    {
        var clocks = _results.Single(one => one.Code == code).Check.Flags.SelectMany(flag => flag.LegalClocks)
            .Select(clock => new ExpectedClock(clock.Code, clock.What, clock.Days!.Value, clock.Limit, clock.Limit.ToWeekday(), clock.ActBy));

        Assert.That(clocks, Is.EquivalentTo(ExpectedFlags.ClocksByCase[code]), "none from a day that the source does not state");
    }

    [Test]
    public void Each_case_gives_the_papers_of_its_kind()
    {
        Assert.That(_pages.Keys, Is.EquivalentTo(new[]
        {
            "S0/bien-ban", "S0/thong-bao-ket-luan-buoi-lam-viec", "S1/phieu-thong-tin-tham-chieu", "S2/phieu-thong-tin-tham-chieu", "S3/bien-ban",
            "S3/bao-cao-ket-qua-giam-sat", "S4/phieu-thong-tin-tham-chieu", "LS-01/bien-ban-1", "LS-01/bien-ban-2", "LS-01/bao-cao-cua-doan", "LS-01/thong-bao-ket-luan",
        }));
    }

    [Test]
    public void Every_page_says_that_it_has_no_legal_value()
    {
        var silent = _pages.SelectMany(paper => paper.Value.Select((text, i) => (Page: $"{paper.Key} p. {i + 1}", text))).Where(p => !p.text.Contains(Document.DemoBanner, StringComparison.Ordinal));

        Assert.That(silent.Select(p => p.Page), Is.Empty);
    }

    [Test]
    public void What_is_not_supervision_by_a_council_bears_no_national_title_and_no_number()
    {
        foreach (var code in new[] { "S1", "S2", "S4" })
        {
            var text = string.Concat(_pages[$"{code}/phieu-thong-tin-tham-chieu"]);
            Assert.That(text, Does.Not.Contain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), code);
            Assert.That(text, Does.Not.Contain("Số:"), code);
        }
    }

    [Test]
    public void The_conclusion_notice_is_numbered_and_lists_each_task_with_its_day()
    {
        var text = string.Join(' ', string.Concat(_pages["LS-01/thong-bao-ket-luan"]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.That(text, Does.Contain("Số: 45/TB-HĐND"));
        Assert.That(text, Does.Contain("Lam Sơn, ngày 06 tháng 5 năm 2026"));
        Assert.That(text, Does.Contain("(11/5/2026)"), "three working days after Wednesday 06/5/2026");
        Assert.That(text, Does.Contain("(31/12/2026)"));
    }

    [Test]
    public async Task The_foreign_council_sees_no_campaign_of_the_others()
    {
        var signedIn = await _host.SendUnknown(new SignIn(DemoAccounts.UserName(Role.StandingBoard, "khac"), DemoAccounts.Password));
        await using var scope = _host.Services.CreateAsyncScope();
        var identity = await scope.ServiceProvider.GetRequiredService<Identities>().OfSession(signedIn.SessionId, signedIn.SecurityStamp, new ChosenRole(null), CancellationToken.None);
        _host.Know(identity!.Identity);

        Assert.That((await _host.Send(signedIn.PersonId, new CampaignList())).Items, Is.Empty);
    }

    [Test]
    public async Task Everybody_has_an_address_that_belongs_to_nobody()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var addresses = await scope.ServiceProvider.GetRequiredService<Core.Storage.Db>().List<AddressRow>("-- across councils: every account of the demonstration\nSELECT UserName, Email FROM People ORDER BY Seq", null, CancellationToken.None);

        Assert.That(addresses.Select(row => row.Email), Is.Unique);
        Assert.That(addresses.Select(row => row.Email), Is.All.EndsWith(".example"));
        Assert.That(addresses.Select(row => row.UserName), Is.EquivalentTo(DemoAccounts.Councils.SelectMany(council => DemoAccounts.RolesIn(council.Code).Append(Role.Admin).Distinct().Select(role => DemoAccounts.UserName(role, council.Code)))));
    }

    // Whoever publishes looks at each mark; were they many, nobody would.
    [Test]
    public async Task In_what_the_conclusions_say_hardly_anything_looks_like_a_person_s_name()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Core.Storage.Db>();
        var places = await db.List<WordsRow>("-- across councils: every body and place of the demonstration\nSELECT Name AS Words FROM UnitNames UNION SELECT PlaceName FROM Councils", null, CancellationToken.None);
        var texts = await db.List<WordsRow>("-- across councils: every text of the demonstration\nSELECT Text AS Words FROM ConclusionClauses UNION SELECT Content FROM FollowUpTasks UNION SELECT Text FROM Findings UNION SELECT Abstract FROM Conclusions", null, CancellationToken.None);

        var marked = texts.SelectMany(text => Core.Publishing.NameFinder.In(text.Words, [], [.. places.Select(place => place.Words)]).Concat(Core.Publishing.PersonalNumbers.In(text.Words))).ToList();

        Assert.That(texts, Has.Count.GreaterThan(40));
        Assert.That(marked, Is.Empty);
    }

    private sealed record WordsRow
    {
        public required string Words { get; init; }
    }

    private sealed record AddressRow
    {
        public required string UserName { get; init; }
        public string? Email { get; init; }
    }

    // A request of the source is a remark, or a clause of the paper that repeats it; the source's tasks stand behind it.
    private async Task<string[]> CodesOf(CaseResult result, CaseFile file, FlagSubject subject)
    {
        if (subject.Kind is not (FlagSubjectKind.ClosingRemark or FlagSubjectKind.Clause)) return [subject.Code];
        var paper = result.Papers[subject.Kind is FlagSubjectKind.ClosingRemark ? 0 : 1];
        var text = paper.Query switch
        {
            VisitMinutes minutes => (await _host.Send(paper.Reader, new VisitDetails { VisitId = minutes.VisitId })).Minutes.Remarks.Single(one => one.Id == subject.Id).Text,
            PrintConclusion print => (await _host.Send(paper.Reader, new ConclusionDetails(print.ConclusionId))).Clauses.Single(one => one.Id == subject.Id).Text,
            _ => throw new InvalidOperationException($"{paper.Name} has no {subject.Kind}"),
        };
        var source = file.Conclusions.Single(one => one.Content == text).Code;
        return [.. file.Tasks.Where(task => task.Sources.Contains(source)).Select(task => task.Code)];
    }

    private static string Line<T>(T what, IEnumerable<string> subjects) => $"{what}: {string.Join(' ', subjects.Order(StringComparer.Ordinal))}";
}
