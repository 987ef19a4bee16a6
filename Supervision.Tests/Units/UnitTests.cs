using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;

namespace Supervision.Tests.Units;

public sealed class UnitTests : FeatureTest
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private static readonly DateOnly NewDay = new(2025, 7, 1);

    [Test]
    public async Task A_unit_is_named_as_of_the_day_asked_for()
    {
        await World.Send(World.Office, Renaming(World.Unit, 1, "Ủy ban nhân dân phường Hòa Bình", NewDay));

        Assert.That(await Name(LastDay), Is.EqualTo("Ủy ban nhân dân xã Hòa Bình"));
        Assert.That(await Name(NewDay), Is.EqualTo("Ủy ban nhân dân phường Hòa Bình"));
        Assert.That(await Name(new DateOnly(2010, 1, 1)), Is.EqualTo("Ủy ban nhân dân xã Hòa Bình"));
        var details = await World.Send(World.Office, new UnitDetails(World.Unit));
        Assert.That(details.Names.Select(n => (n.ValidFrom, n.ValidTo)), Is.EqualTo(new[]
        {
            (new DateOnly(2021, 7, 1), (DateOnly?)LastDay),
            (NewDay, (DateOnly?)null),
        }));

        async Task<string> Name(DateOnly on) => (await World.Send(World.Office, new UnitDetails(World.Unit, on))).Unit.Name;
    }

    [Test]
    public async Task A_name_does_not_begin_before_one_the_unit_already_has_or_outside_its_life()
    {
        await World.Send(World.Office, Renaming(World.Unit, 1, "Tên thứ hai", NewDay));

        Assert.That((await World.Refused(World.Office, Renaming(World.Unit, 2, "Tên thứ ba", NewDay))).Code, Is.EqualTo("unit.name_later"));
        Assert.That((await World.Refused(World.Office, Renaming(World.Unit, 2, "Tên thứ ba", new DateOnly(2020, 1, 1)))).Code, Is.EqualTo("unit.name_outside"));
        Assert.That((await World.Refused(World.Office, Renaming(World.Unit, 1, "Tên thứ ba", new DateOnly(2026, 1, 1)))).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task A_district_that_ended_has_several_successors_and_is_listed_only_for_its_own_days()
    {
        var district = (await World.Send(World.Office, World.NewUnit("H1", "Ủy ban nhân dân huyện Đông Sơn") with { Level = UnitLevel.District })).Id;

        var ended = await World.Send(World.Office, Ending(district, 1, World.Unit, World.OtherUnit));

        Assert.That(ended.Version, Is.EqualTo(2));
        Assert.That(await Codes(LastDay), Does.Contain("H1"));
        Assert.That(await Codes(NewDay), Does.Not.Contain("H1").And.Contain("U1"));
        Assert.That((await World.Send(World.Office, new UnitList { Ended = true, Search = "dong son" })).Items.Single().ValidTo, Is.EqualTo(LastDay));
        var details = await World.Send(World.Office, new UnitDetails(district));
        Assert.That(details.Successors.Select(s => (s.Name, s.FromDate, s.Paper)), Is.EqualTo(new[]
        {
            ("Ủy ban nhân dân xã Hòa Bình", NewDay, "Nghị quyết số 1686/NQ-UBTVQH15"),
            ("Ủy ban nhân dân xã Tân Tiến", NewDay, "Nghị quyết số 1686/NQ-UBTVQH15"),
        }));
        Assert.That((await World.Send(World.Office, new UnitDetails(World.Unit))).Predecessors.Single().Name, Is.EqualTo("Ủy ban nhân dân huyện Đông Sơn"));

        async Task<string[]> Codes(DateOnly on) => [.. (await World.Send(World.Office, new UnitList { On = on })).Items.Select(u => u.Code)];
    }

    [Test]
    public async Task A_unit_does_not_end_twice_nor_into_itself_nor_into_a_unit_that_was_not_there()
    {
        var later = (await World.Send(World.Office, World.NewUnit("X1", "Ủy ban nhân dân xã Mới") with { ValidFrom = new DateOnly(2026, 1, 1) })).Id;
        var district = (await World.Send(World.Office, World.NewUnit("H1", "Ủy ban nhân dân huyện Đông Sơn"))).Id;

        Assert.That((await World.Refused(World.Office, Ending(district, 1, later))).Code, Is.EqualTo("unit.successor_absent"));
        Assert.That((await World.Refused(World.Office, Ending(district, 1, district))).Fields.Keys, Is.EqualTo(new[] { "Successors" }));
        await World.Send(World.Office, Ending(district, 1, World.Unit));
        Assert.That((await World.Refused(World.Office, Ending(district, 2, World.Unit) with { LastDay = NewDay })).Code, Is.EqualTo("unit.ended"));
        Assert.That((await World.Refused(World.Office, Ending(district, 2, World.Unit))).Fields.Keys, Is.EqualTo(new[] { "Successors" }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM UnitSuccessors WHERE UnitId = @district AND CouncilId = @CouncilId", new { district }), Is.EqualTo(1));
    }

    [TestCase("hòa bình")]
    [TestCase("hoà bình")]
    [TestCase("HOA BINH")]
    [TestCase("u1")]
    public async Task Units_are_found_with_and_without_diacritics_and_by_code(string search) =>
        Assert.That((await World.Send(World.Office, new UnitList { Search = search })).Items.Select(u => u.Id), Is.EqualTo(new[] { World.Unit }));

    [Test]
    public async Task A_units_path_leads_down_from_the_top_of_the_tree()
    {
        var top = (await World.Send(World.Office, World.NewUnit("T", "Ủy ban nhân dân tỉnh"))).Id;
        var middle = (await World.Send(World.Office, World.NewUnit("M", "Sở Nội vụ") with { ParentId = top })).Id;
        var leaf = (await World.Send(World.Office, World.NewUnit("L", "Chi cục Văn thư") with { ParentId = middle })).Id;

        Assert.That((await World.Send(World.UnitContact, new UnitDetails(leaf))).Path.Select(u => u.Name), Is.EqualTo(new[] { "Ủy ban nhân dân tỉnh", "Sở Nội vụ" }));
        Assert.That((await World.Send(World.Office, new UnitList { ParentId = top })).Items.Select(u => u.Id), Is.EqualTo(new[] { middle }));
    }

    [Test]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        foreach (var i in Enumerable.Range(1, 5)) await World.Send(World.Office, World.NewUnit($"P{i}", $"Phòng {i}"));

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await World.Send(World.Office, new UnitList { Take = 3, After = after });
            seen.AddRange(page.Items.Select(u => u.Code));
            after = page.Next;
        }
        while (after is not null);

        Assert.That(seen, Is.EqualTo(new[] { "P1", "P2", "P3", "P4", "P5", "U1", "U2" }), "by their names");
    }

    [Test]
    public async Task Only_the_office_and_the_administrator_keep_the_list()
    {
        Assert.That((await World.Refused(World.Head, Renaming(World.Unit, 1, "x", NewDay))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, Ending(World.Unit, 1, World.OtherUnit))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private static RenameUnit Renaming(Guid unit, int version, string name, DateOnly from) => new() { UnitId = unit, Version = version, Name = name, ValidFrom = from };

    private static EndUnit Ending(Guid unit, int version, params Guid[] successors) => new()
    {
        UnitId = unit,
        Version = version,
        LastDay = LastDay,
        Paper = "Nghị quyết số 1686/NQ-UBTVQH15",
        Successors = [.. successors.Select(s => new Successor(s))],
    };
}
