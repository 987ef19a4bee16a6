using Supervision.Core.Audit;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>Whatever can happen can be told: each event has a line of words.</summary>
public sealed class JournalWordsTests
{
    [Test]
    public void Every_event_has_its_words() => House.None(
        House.Core.GetTypes().Where(type => !type.IsAbstract && !type.IsInterface && typeof(IEvent).IsAssignableFrom(type)).Select(type => type.Name).Except(EventWords.Known)
            .Select(name => $"{name} has no line in Supervision.Core/Audit/event-words.csv")
            .Concat(EventWords.Known.Except(House.Core.GetTypes().Where(type => typeof(IEvent).IsAssignableFrom(type)).Select(type => type.Name)).Select(name => $"event-words.csv has words for {name}, which is no event")));

    [Test]
    public void The_words_name_only_values_that_the_event_has() => House.None(
        from type in House.Core.GetTypes()
        where !type.IsAbstract && !type.IsInterface && typeof(IEvent).IsAssignableFrom(type)
        let held = type.GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).ToHashSet()
        from named in EventWords.Names(type.Name)
        where !held.Contains(named)
        select $"the words of {type.Name} name {named}, which it does not have");

    [Test]
    public void Words_stand_in_no_straight_quotes() => House.None(
        from words in EventWords.Known.Select(name => (Name: name, Words: EventWords.Say(name, "{}"))).Concat(AccessWords.Known.Select(name => (Name: name, Words: AccessWords.Say(name, SensitiveKind.Export))))
        where words.Words.Contains('"', StringComparison.Ordinal)
        select $"{words.Name} is told in straight quotes: {words.Words}");

    [Test]
    public void No_value_is_told_as_the_machine_writes_it() => House.None(
        from type in House.Core.GetTypes()
        where !type.IsAbstract && !type.IsInterface && typeof(IEvent).IsAssignableFrom(type)
        from value in Values(type, 3)
        let data = $$"""{"{{char.ToLowerInvariant(value.Name[0]) + value.Name[1..]}}":{{value.Json}}}"""
        let said = string.Join(' ', EventWords.Changes(type.Name, "{}", data).Select(change => change.Before).Prepend(EventWords.Say(type.Name, data)))
        // Zalo is called so by everybody.
        where value.Raw != "Zalo" && said.Contains(value.Raw, StringComparison.Ordinal)
        select $"{type.Name} tells {value.Name} as {value.Raw}");

    // Every value of each enumeration, an instant, and a yes.
    private static IEnumerable<(string Name, string Json, string Raw)> Values(Type type, int depth)
    {
        foreach (var property in type.GetProperties())
        {
            var plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (plain == typeof(DateTimeOffset)) yield return (property.Name, "\"2026-12-05T15:04:13.0727515+00:00\"", "T15:04");
            else if (plain == typeof(bool)) yield return (property.Name, "true", "true");
            else if (plain.IsEnum)
                foreach (var name in Enum.GetNames(plain)) yield return (property.Name, $"\"{name}\"", name);
            else if (depth > 0 && plain.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true)
                foreach (var inner in Values(plain, depth - 1)) yield return inner;
        }
    }

    [Test]
    public void Instants_are_those_of_Vietnam_and_who_is_added_is_told_with_the_roles()
    {
        Assert.That(EventWords.Say("PersonInvited", """{"expiresAt":"2026-12-05T15:04:13.0727515+00:00"}"""), Is.EqualTo("gửi đường dẫn đặt mật khẩu, dùng đến 22 giờ 04 phút, 05/12/2026"));
        Assert.That(EventWords.Say("PersonAdded", """{"name":"Hà Văn Phong","roles":[{"role":"DelegationHead","bodyId":null},{"role":"Member"}]}"""), Is.EqualTo("thêm Hà Văn Phong, vai trò Trưởng đoàn giám sát; Thành viên đoàn, đại biểu"));
        Assert.That(EventWords.Say("PersonAdded", """{"name":"Hà Văn Phong","roles":[]}"""), Is.EqualTo("thêm Hà Văn Phong"));
    }

    [Test]
    public void A_move_is_told_as_one_from_state_to_state_and_a_step_that_keeps_the_state_as_that_step()
    {
        Assert.That(EventWords.Say("CampaignMoved", """{"from":"UnderWay","to":"FieldworkEnded"}"""), Is.EqualTo("chuyển cuộc giám sát từ “Đang giám sát” sang “Đã kết thúc thực địa”"));
        var change = EventWords.Changes("CampaignMoved", """{"from":"UnderWay","to":"FieldworkEnded"}""", """{"statusBefore":null}""").Single();
        Assert.That((change.Field, change.Before, change.After), Is.EqualTo(("Trạng thái", "Đang giám sát", "Đã kết thúc thực địa")));

        Assert.That(EventWords.Say("ConclusionMoved", """{"from":"Submitted","to":"Submitted","step":"Approve"}"""), Is.EqualTo("thực hiện bước “Duyệt” đối với kết luận, trạng thái vẫn là “Trình ký”"));
        Assert.That(EventWords.Say("ConclusionMoved", """{"from":"Submitted","to":"Submitted"}"""), Is.EqualTo("ghi một bước của kết luận, trạng thái vẫn là “Trình ký”"), "as it was written once");
        Assert.That(EventWords.Changes("ConclusionMoved", """{"from":"Submitted","to":"Submitted","step":"Approve"}""", """{"approvedBy":null}"""), Is.Empty);
        Assert.That(EventWords.Changes("TaskDateMoved", """{"from":"2026-06-30","to":"2026-07-20"}""", """{"from":"2026-06-30","to":"2026-06-30"}""").Select(one => (one.Field, one.Before, one.After)),
            Is.EqualTo(new[] { ("Đến ngày", (string?)"30/6/2026", (string?)"20/7/2026") }), "a span of days is no move");
    }

    [Test]
    public void What_happens_to_a_task_says_that_it_is_one_and_which()
    {
        Assert.That(EventWords.Say("LedgerTaskAdded", """{"number":1,"task":{"content":"Công khai kết quả trên trang thông tin"}}"""), Is.EqualTo("thêm nội dung yêu cầu, kiến nghị số 1 vào sổ theo dõi: Công khai kết quả trên trang thông tin"));
        Assert.That(EventWords.Say("TaskDeadlineSet", """{"on":"2026-06-30"}"""), Is.EqualTo("đặt thời hạn 30/6/2026 cho nội dung yêu cầu, kiến nghị"));
        foreach (var name in EventWords.Known.Where(name => name.StartsWith("Task", StringComparison.Ordinal) || name.StartsWith("LedgerTask", StringComparison.Ordinal)))
            Assert.That(EventWords.Say(name, "{}"), Does.Contain("nội dung yêu cầu, kiến nghị"), name);
    }

    [TestCase("startedAt", "\"2026-04-15T01:00:00+00:00\"", "Bắt đầu lúc")]
    [TestCase("returnReason", "\"Thiếu số liệu\"", "Lý do trả lại")]
    [TestCase("isActive", "true", "Đang hoạt động")]
    public void What_stood_before_is_told_by_a_label_and_not_by_its_code(string value, string stood, string label) =>
        Assert.That(EventWords.Changes("VisitMoved", "{}", $$"""{"{{value}}":{{stood}}}""").Single().Field, Is.EqualTo(label));

    [Test]
    public void What_stood_before_is_told_by_its_label_also_where_the_event_does_not_say_what_stands_now()
    {
        var change = EventWords.Changes("ConclusionRevised", "{}", """{"status":"Draft"}""").Single();

        Assert.That((change.Before, change.After, change.OnlyBefore), Is.EqualTo(("Dự thảo", (string?)null, true)));
    }
}
