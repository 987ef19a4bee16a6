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
    public void What_stood_before_is_told_by_its_label_also_where_the_event_does_not_say_what_stands_now()
    {
        var change = EventWords.Changes("ConclusionRevised", "{}", """{"status":"Draft"}""").Single();

        Assert.That((change.Before, change.After, change.OnlyBefore), Is.EqualTo(("Dự thảo", (string?)null, true)));
    }
}
