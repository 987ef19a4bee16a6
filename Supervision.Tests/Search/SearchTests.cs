using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Search;
using Supervision.Core.Tasks;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Search;

/// <summary>What people find of the work of a council, by the request that the box in the page's head sends.</summary>
public sealed class SearchTests : FeatureTest
{
    private Guid _conclusion;
    private Guid _task;

    [SetUp]
    public async Task Conclude() => (_, _conclusion, _task, _) = await World.SentConclusion();

    [Test]
    public async Task A_conclusion_is_found_by_its_number_however_it_is_typed()
    {
        var reference = await Reference();
        var number = reference.Split('/')[0];
        foreach (var typed in new[] { reference, reference.ToLowerInvariant(), reference.Replace('Đ', 'D'), $"số {reference}", number, $"0{number}", reference.Normalize(NormalizationForm.FormD) })
        {
            var found = await Found(World.Clerk, typed);
            Assert.That(found.Groups.SelectMany(g => g.Hits).Select(h => h.Id), Does.Contain(_conclusion), typed);
            Assert.That(found.Groups[0].Hits[0].Reference, Is.EqualTo(reference), $"the paper of that number comes first for {typed}");
        }
    }

    [Test]
    public async Task A_supervision_is_found_first_by_its_code_and_by_the_units_it_is_about()
    {
        var campaign = (await World.Send(World.Office, new Core.Conclusions.ConclusionDetails(_conclusion))).CampaignId;
        var code = (await World.Value<string>("SELECT Code FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign }))!;

        var found = (await Found(World.Office, code)).Groups[0];
        Assert.That((found.Kind, found.Hits[0].Id), Is.EqualTo((SearchKind.Campaign, campaign)), "what has the code stands before what only mentions its words");
        Assert.That(string.Concat(found.Hits[0].ReferencePieces.Where(piece => piece.IsHit).Select(piece => piece.Text)), Is.EqualTo(code.Replace("-", "", StringComparison.Ordinal)));
        Assert.That(Ids(await Found(World.Office, "UBND xã Hòa Bình"), SearchKind.Campaign), Does.Contain(campaign));
    }

    [Test]
    public async Task The_number_that_was_asked_for_is_marked()
    {
        var reference = await Reference();
        var hit = (await Found(World.Clerk, reference)).Groups[0].Hits[0];
        Assert.That(hit.ReferencePieces.Where(piece => piece.IsHit).Select(piece => piece.Text), Does.Contain(reference.Split('/')[0]));
    }

    [Test]
    public async Task A_task_is_found_with_and_without_diacritics_by_words_in_any_order_the_last_of_which_may_go_on()
    {
        var content = (await World.Send(World.Office, new TaskDetails(_task))).Content;
        var words = content.Split(' ').Take(3).ToArray();
        foreach (var typed in new[] { string.Join(' ', words), Core.Text.SearchText.Fold(string.Join(' ', words)), string.Join(' ', words.Reverse()) + " ", content[..(words[0].Length + 3)], content.Normalize(NormalizationForm.FormD) })
            Assert.That(Ids(await Found(World.Office, typed), SearchKind.FollowUpTask), Does.Contain(_task), typed);

        Assert.That(Ids(await Found(World.Office, $"{words[0]} khôngcótừnày"), SearchKind.FollowUpTask), Is.Empty, "every word must be there");
        var hit = (await Found(World.Office, words[0], SearchKind.FollowUpTask)).Groups[0].Hits.First(h => h.Id == _task);
        Assert.That(hit.Title.First(piece => piece.IsHit).Text, Is.EqualTo(words[0]), "the words are marked as they were written");
    }

    [Test]
    public async Task A_unit_is_found_by_the_abbreviation_of_its_name_and_its_tasks_by_its_name()
    {
        Assert.That(Ids(await Found(World.Office, "UBND xã Hòa Bình"), SearchKind.Unit), Is.EqualTo(new[] { World.Unit }));
        Assert.That(Ids(await Found(World.Office, "hoa binh"), SearchKind.FollowUpTask), Does.Contain(_task));
    }

    [Test]
    public async Task A_renamed_unit_is_found_by_its_new_name_at_once_with_what_it_has_to_do()
    {
        await World.Send(World.Administrator, new RenameUnit { UnitId = World.Unit, Version = 1, Name = "Ủy ban nhân dân phường Quỳnh Lưu", ValidFrom = new DateOnly(2026, 3, 1) });

        var found = await Found(World.Office, "quynh luu");
        Assert.That(Ids(found, SearchKind.Unit), Is.EqualTo(new[] { World.Unit }));
        Assert.That(Ids(found, SearchKind.FollowUpTask), Does.Contain(_task));
        Assert.That(Ids(await Found(World.Office, "hoa binh"), SearchKind.Unit), Is.EqualTo(new[] { World.Unit }), "and by the old name");
    }

    [Test]
    public async Task What_is_taken_back_is_no_longer_found_and_what_is_reworded_by_its_new_words()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { Content = "Lập danh mục hồ kênh xuống cấp" };
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id;
        Assert.That(Ids(await Found(World.Office, "danh mục hồ kênh"), SearchKind.FollowUpTask), Is.EqualTo(new[] { task }));

        await World.Send(World.Office, new ReviseTask { TaskId = task, Version = 1, Task = content with { Content = "Lập danh mục trạm bơm hỏng" } });
        Assert.That(Ids(await Found(World.Office, "hồ kênh"), SearchKind.FollowUpTask), Is.Empty);
        Assert.That(Ids(await Found(World.Office, "tram bom"), SearchKind.FollowUpTask), Is.EqualTo(new[] { task }));

        await World.Send(World.Office, new RemoveTask(task, 2));
        Assert.That(Ids(await Found(World.Office, "tram bom"), SearchKind.FollowUpTask), Is.Empty);
    }

    [Test]
    public async Task A_change_that_is_refused_leaves_nothing_to_be_found()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { Content = "Xử lý bãi rác tự phát", LeadUnitId = Guid.NewGuid() };
        await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content });

        Assert.That((await Found(World.Office, "bai rac tu phat")).Groups, Is.Empty);
    }

    [Test]
    public async Task A_unit_finds_what_was_sent_to_it_and_another_unit_nothing_of_it()
    {
        var typed = (await World.Send(World.Office, new TaskDetails(_task))).Content;

        Assert.That(Ids(await Found(World.UnitContact, typed), SearchKind.FollowUpTask), Does.Contain(_task));
        var (_, drafted) = await World.DraftedConclusion();
        var draft = SomeConclusions.Task(World, await World.Clause(drafted, 5)) with { Content = "Bàn giao trụ sở dôi dư" };
        await World.Send(World.Office, new AddTask { ConclusionId = drafted, Task = draft });
        Assert.That((await Found(World.UnitHead, "tru so doi du")).Groups, Is.Empty, "a draft is nobody's outside");
        Assert.That((await Found(World.Office, "tru so doi du")).Groups, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_unit_is_not_told_by_search_which_others_are_supervised_with_it()
    {
        var details = await World.Send(World.Office, new ConclusionDetails(_conclusion));
        Assert.That(Ids(await Found(World.UnitHead, "xã Hòa Bình"), SearchKind.Campaign), Does.Contain(details.CampaignId), "by its own name");
        Assert.That(Ids(await Found(World.Office, "xã Tân Tiến"), SearchKind.Campaign), Does.Contain(details.CampaignId), "whoever sees all units finds it by each");

        Assert.That(Ids(await Found(World.UnitHead, "xã Tân Tiến"), SearchKind.Campaign), Is.Empty);
        Assert.That((await Found(World.UnitHead, "xã")).Groups.SelectMany(group => group.Hits).Where(hit => hit.Kind is SearchKind.Campaign or SearchKind.Visit).SelectMany(hit => hit.Text).Select(piece => piece.Text), Has.None.Contains("Tân Tiến"));
    }

    [Test]
    public async Task Another_council_s_things_are_not_found()
    {
        var reference = await Reference();
        await World.OpenCouncil();

        Assert.That((await Found(World.Clerk, reference)).Groups, Is.Empty);
    }

    [Test]
    public async Task A_token_finds_only_what_its_scope_names()
    {
        var content = (await World.Send(World.Office, new TaskDetails(_task))).Content;
        var token = World.Identity(World.Office) with { PersonId = Guid.NewGuid(), Scope = [new Permission(Subject.Campaign, Act.Read), new Permission(Subject.Directory, Act.Read)] };
        World.Know(token);

        Assert.That((await Found(token.PersonId, content)).Groups, Is.Empty);
        Assert.That(Ids(await Found(token.PersonId, "hoa binh"), SearchKind.Unit), Is.Not.Empty);
    }

    [Test]
    public async Task A_title_comes_before_a_text_and_many_are_counted_up_to_a_limit_and_shown_in_pieces()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var clause = await World.Clause(conclusion, 5);
        var byText = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, clause) with { Content = "Rà soát công trình", Product = "Danh mục cầu treo" } })).Id;
        var byTitle = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, clause) with { Content = "Sửa chữa cầu treo", Product = null } })).Id;
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, clause) with { Content = "Báo cáo về cầu phao", Product = "Danh mục cầu treo" } });

        var group = (await Found(World.Office, "cau treo", SearchKind.FollowUpTask, take: 2)).Groups.Single();
        var rest = (await Found(World.Office, "cau treo", SearchKind.FollowUpTask, skip: 2, take: 2)).Groups.Single();

        Assert.That(group, Has.Property("Count").EqualTo(3).And.Property("IsMore").False);
        Assert.That(group.Hits[0].Id, Is.EqualTo(byTitle));
        Assert.That(group.Hits.Concat(rest.Hits).Select(h => h.Id).Distinct().Count(), Is.EqualTo(3));
        Assert.That(string.Concat(rest.Hits.Concat(group.Hits).First(h => h.Id == byText).Text.Where(p => p.IsHit).Select(p => p.Text)), Is.EqualTo("cầu treo"), "where it was found is shown");
    }

    [Test]
    public async Task A_database_that_was_filled_before_is_made_findable_piece_by_piece()
    {
        await World.With(World.Administrator, services => services.GetRequiredService<Core.Storage.Db>().Execute("DELETE FROM SearchEntries WHERE CouncilId = @CouncilId", null, CancellationToken.None));
        Assert.That((await Found(World.Clerk, await Reference())).Groups, Is.Empty);

        var first = await World.Run(new RefreshSearchJob());
        var second = await World.Run(new RefreshSearchJob());

        Assert.That(first.Items, Is.Positive);
        Assert.That(second.Items, Is.Zero, "what says the same is left alone");
        Assert.That((await Found(World.Clerk, await Reference())).Groups, Is.Not.Empty);
    }

    [TestCase("")]
    [TestCase("!?")]
    public async Task Nothing_to_look_for_is_refused_at_its_field(string typed)
    {
        var refused = await World.Refused(World.Clerk, new SearchFor { Q = typed });

        Assert.That(refused.Fields.Keys, Is.EqualTo(new[] { "Q" }));
    }

    protected override Task<World> Enter() => World.Create(alone: true);

    private async Task<string> Reference() => (await World.Value<string>("SELECT CONCAT(Number, '/', Symbol) FROM Conclusions WHERE Id = @_conclusion AND CouncilId = @CouncilId", new { _conclusion }))!;

    private Task<SearchView> Found(Guid person, string typed, SearchKind? kind = null, int skip = 0, int take = 20) => World.Send(person, new SearchFor { Q = typed, Kind = kind, Skip = skip, Take = take });

    private static IEnumerable<Guid> Ids(SearchView found, SearchKind kind) => found.Groups.Where(g => g.Kind == kind).SelectMany(g => g.Hits).Select(h => h.Id);
}
