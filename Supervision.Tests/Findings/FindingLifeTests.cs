using Supervision.Core.Findings;

namespace Supervision.Tests.Findings;

public sealed class FindingLifeTests
{
    private const string AboutUnit = """
        Recorded    SendForReconciliation  Reconciling
        Recorded    LeaveOut               LeftOut
        Reconciling Settle                 Reconciled
        Reconciling LeaveOut               LeftOut
        Reconciled  EnterReport            InReport
        Reconciled  LeaveOut               LeftOut
        InReport    EnterConclusion        InConclusion
        InReport    LeaveOut               LeftOut
        InReport    LeaveReport            Reconciled
        """;

    [Test]
    public void The_whole_life_of_a_finding_about_a_unit_is_this_table() =>
        Assert.That(Print(concernsUnit: true), Is.EqualTo(AboutUnit.ReplaceLineEndings("\n")));

    [Test]
    public void A_finding_about_no_unit_enters_the_report_without_reconciliation() => Assert.That(Print(concernsUnit: false), Is.EqualTo(AboutUnit
        .ReplaceLineEndings("\n")
        .Replace("Recorded    SendForReconciliation  Reconciling", "Recorded    EnterReport            InReport", StringComparison.Ordinal)
        .Replace("InReport    LeaveReport            Reconciled", "InReport    LeaveReport            Recorded", StringComparison.Ordinal)));

    [Test]
    public void A_finding_about_a_unit_that_has_ended_is_settled_without_being_sent() => Assert.That(Print(concernsUnit: true, unitEnded: true), Is.EqualTo(AboutUnit
        .ReplaceLineEndings("\n")
        .Replace("Recorded    SendForReconciliation  Reconciling", "Recorded    Settle                 Reconciled", StringComparison.Ordinal)));

    private static string Print(bool concernsUnit, bool unitEnded = false) => string.Join('\n',
        from status in Enum.GetValues<FindingStatus>()
        from step in Enum.GetValues<FindingStep>()
        let after = FindingLife.After(status, step, concernsUnit, unitEnded)
        where after is not null
        select $"{status,-11} {step,-22} {after}");
}
