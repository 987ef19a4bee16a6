using Supervision.Core.Visits;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>The rule itself must see what is missing.</summary>
public sealed class JournalRuleTests
{
    private static readonly NotePetitions Noted = new() { VisitId = Guid.Parse("0199d1a0-0000-7000-8000-000000000001"), Version = 4, Raised = true, Note = "Đề nghị bổ sung biên chế." };

    private const string Whole = """{"subjectId":"0199d1a0-0000-7000-8000-000000000001","raised":true,"note":"Đề nghị bổ sung biên chế."}""";

    [Test]
    public void A_command_that_keeps_its_values_and_what_stood_before_passes() => Assert.That(JournalRule.Faults(Noted, [(Whole, """{"raised":false}""")]), Is.Empty);

    [Test]
    public void A_value_that_is_not_kept_is_named() =>
        Assert.That(JournalRule.Faults(Noted, [("""{"subjectId":"0199d1a0-0000-7000-8000-000000000001","raised":true}""", "{}")]), Has.Some.Contains("note"));

    [Test]
    public void A_yes_or_no_counts_only_under_its_own_name() =>
        Assert.That(JournalRule.Faults(Noted, [(Whole.Replace("raised", "other", StringComparison.Ordinal), "{}")]), Has.Some.Contains("raised"));

    [Test]
    public void A_command_that_keeps_nothing_of_before_is_found() => Assert.That(JournalRule.Faults(Noted, [(Whole, null)]), Has.Some.Contains("before"));

    [Test]
    public void A_command_that_leaves_nothing_is_found() => Assert.That(JournalRule.Faults(Noted, []), Has.Count.EqualTo(1));
}
