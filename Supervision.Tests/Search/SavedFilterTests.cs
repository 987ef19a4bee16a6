using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;

namespace Supervision.Tests.Search;

/// <summary>Filters that people keep under a name of their own.</summary>
public sealed class SavedFilterTests : FeatureTest
{
    private static readonly SaveFilter Late = new() { List = FilteredList.Ledger, Name = "Quá hạn của xã", Filter = "thoi-han=Overdue&tim=%C4%91%E1%BA%A5t" };

    [Test]
    public async Task A_filter_is_kept_for_its_owner_alone_renamed_and_removed()
    {
        var id = (await World.Send(World.Clerk, Late)).Id;
        await World.Send(World.Clerk, Late with { Name = "Bộ lọc đầu" });

        Assert.That((await World.Send(World.Clerk, new SavedFilterList { List = FilteredList.Ledger })).Select(f => (f.Name, f.Filter)), Is.EqualTo(new[] { ("Bộ lọc đầu", Late.Filter), (Late.Name, Late.Filter) }));
        Assert.That(await World.Send(World.Office, new SavedFilterList()), Is.Empty);
        Assert.That((await World.Refused(World.Office, new RenameFilter { SavedFilterId = id, Version = 1, Name = "x" })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new RemoveFilter { SavedFilterId = id, Version = 1 })).Kind, Is.EqualTo(RefusalKind.NotFound));

        await World.Send(World.Clerk, new RenameFilter { SavedFilterId = id, Version = 1, Name = "Đất đai quá hạn" });
        Assert.That((await World.Refused(World.Clerk, new RenameFilter { SavedFilterId = id, Version = 1, Name = "y" })).Kind, Is.EqualTo(RefusalKind.Stale));
        await World.Send(World.Clerk, new RemoveFilter { SavedFilterId = id, Version = 2 });
        Assert.That((await World.Send(World.Clerk, new SavedFilterList())).Select(f => f.Name), Is.EqualTo(new[] { "Bộ lọc đầu" }));
    }

    [Test]
    public async Task A_name_stands_once_in_a_list_and_again_in_another()
    {
        await World.Send(World.Clerk, Late);

        var refused = await World.Refused(World.Clerk, Late with { Filter = "thoi-han=NearDue" });
        Assert.That(refused.Fields.Keys, Is.EqualTo(new[] { "Name" }));
        await World.Send(World.Clerk, Late with { List = FilteredList.Papers, Filter = "tinh-trang=Draft" });
        await World.Send(World.Office, Late);
    }

    [TestCase("")]
    [TestCase("tim=a b")]
    [TestCase("x=1#/dang-xuat")]
    [TestCase("//noi-khac")]
    [TestCase("tim=\u0111")]
    public async Task What_is_no_filter_is_refused_at_its_field(string filter) =>
        Assert.That((await World.Refused(World.Clerk, Late with { Filter = filter })).Fields.Keys, Is.EqualTo(new[] { "Filter" }));

    [Test]
    public async Task One_person_keeps_fifty()
    {
        for (var i = 0; i < SaveFilter.Most; i++) await World.Send(World.Clerk, Late with { Name = $"Bộ lọc {i}" });

        Assert.That((await World.Refused(World.Clerk, Late)).Code, Is.EqualTo("filter.many"));
        await World.Send(World.Office, Late);
    }
}
