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
}
