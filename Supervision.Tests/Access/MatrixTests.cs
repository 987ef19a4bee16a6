using Supervision.Core.Access;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Access;

/// <summary>The permission file says what the domain's table says; where it says something else, the reason stands here by name.</summary>
public sealed class MatrixTests
{
    /// <summary>What the file gives beyond a cell, or takes from it, and why.</summary>
    private static readonly Dictionary<(Role, Subject), (Act[] More, Act[] Less, string Reason)> Interpretations = new()
    {
        [(Role.Admin, Subject.Journal)] = ([Act.Run, Act.Confirm], [], "whoever answers for the journal checks that nobody has altered it and confirms having seen changes of rights"),
        [(Role.StandingBoard, Subject.Journal)] = ([Act.Run, Act.Confirm], [], "whoever answers for the journal checks that nobody has altered it and confirms having seen changes of rights"),
        [(Role.StandingBoard, Subject.Campaign)] = ([Act.Write], [], "its own office plans what it supervises"),
        [(Role.StandingBoard, Subject.Conclusion)] = ([Act.Write], [], "it holds the examination and words the conclusion before it approves, one person one of the two"),
        [(Role.StandingBoard, Subject.FollowUpTask)] = ([Act.Write, Act.Confirm], [], "0b.4: confirming what was remedied is the Standing Board's or the committee's"),
        [(Role.StandingBoard, Subject.Extension)] = ([Act.Comment], [], "who decides may first say in writing what they think"),
        [(Role.StandingBoard, Subject.Escalation)] = ([Act.Write], [], "what it decides it also orders"),
        [(Role.DelegationHead, Subject.Campaign)] = ([], [Act.Approve], "0b.3: the plan is the founding body's; the head writes outline and programme"),
        [(Role.DelegationHead, Subject.Visit)] = ([Act.Write, Act.Confirm], [], "approving is the locking of minutes, which the head also writes and signs"),
        [(Role.DelegationHead, Subject.Finding)] = ([Act.Write], [], "the head settles what the head may also word"),
        [(Role.DelegationHead, Subject.RemediationReport)] = ([Act.Comment], [Act.Confirm], "0b.4: the head of the former delegation gives an opinion"),
        [(Role.DelegationHead, Subject.Escalation)] = ([], [Act.Read, Act.Write], "0b.4: the delegation is gone when the follow-up begins"),
        [(Role.Secretary, Subject.Visit)] = ([Act.Confirm], [], "the secretary signs the minutes, too"),
        [(Role.Secretary, Subject.Escalation)] = ([], [Act.Read, Act.Write], "0b.4: the delegation is gone when the follow-up begins"),
        [(Role.CommitteeLeader, Subject.Conclusion)] = ([Act.Write], [], "the committee words its own report"),
        [(Role.CommitteeLeader, Subject.FollowUpTask)] = ([Act.Write, Act.Confirm], [], "0b.4: confirming what was remedied is the Standing Board's or the committee's"),
        [(Role.Office, Subject.UnitReport)] = ([Act.Confirm], [], "the office checks a unit's report where it serves the delegation"),
        [(Role.Office, Subject.RemediationReport)] = ([Act.Write], [], "the office begins the appraisal, orders and records a check on the spot"),
        [(Role.Office, Subject.Extension)] = ([Act.Write], [], "the office enters what a unit asks for on paper"),
        [(Role.RecordsClerk, Subject.UnitReport)] = ([], [Act.Number], "what comes in is registered in the book of incoming papers, a subject of its own"),
        [(Role.RecordsClerk, Subject.FollowUpTask)] = ([Act.Read], [], "urging letters and dossiers name the tasks"),
        [(Role.RecordsClerk, Subject.Config)] = ([], [Act.Read, Act.Number], "number series are set with the council's kinds of papers by the administrator; the clerk numbers by them"),
        [(Role.UnitHead, Subject.UnitReport)] = ([Act.Write], [], "who approves for a unit may also write"),
        [(Role.UnitHead, Subject.RemediationReport)] = ([Act.Write], [], "who approves for a unit may also write"),
        [(Role.UnitHead, Subject.Extension)] = ([Act.Write], [], "who approves for a unit may also write"),
        [(Role.UnitContact, Subject.FollowUpTask)] = ([Act.Comment], [Act.Write], "a unit takes up, begins and promises what it is asked for; the task's words are the council's"),
        [(Role.Expert, Subject.Finding)] = ([], [Act.Read], "comments are made at the session; findings are the delegation's until they stand in closed minutes"),
    };

    /// <summary>What the table has no column for.</summary>
    private static readonly Dictionary<Subject, string> BesideTheTable = new()
    {
        [Subject.Directory] = "the council, its bodies, units, people and rules: who works with the product knows them",
        [Subject.ReferenceCase] = "cases of other bodies, entered by the office",
        [Subject.Notice] = "everybody's own",
        [Subject.Job] = "what the system does by itself",
        [Subject.OutsideCheck] = "what other bodies do at the units: whoever plans a supervision keeps it, the others of the council read it",
        [Subject.Publication] = "the table has it as a row, for the public; who publishes stands in the run of a campaign: the Standing Board",
        [Subject.UnitLink] = "units without an account, whom the table does not know",
        [Subject.Paper] = "official papers of every kind; the table names them under what they are about",
    };

    private static readonly Role[] OfUnit = [Role.UnitHead, Role.UnitContact];

    private static IEnumerable<Act> Given(Role role, Subject subject) =>
        PermissionMatrix.All.Where(one => one.Role == role && one.Subject == subject).Select(one => one.Act).Distinct();

    [Test]
    public void The_file_gives_what_the_table_gives_but_for_the_interpretations() => House.None(
        from cell in DomainTable.Cells
        let known = Interpretations.GetValueOrDefault((cell.Role, cell.Subject), ([], [], ""))
        let said = DomainTable.Acts(cell.Cell)
        let wanted = said.Union(known.More).Except(known.Less).ToHashSet()
        let given = Given(cell.Role, cell.Subject).ToHashSet()
        where !wanted.SetEquals(given)
        select $"{cell.Role} {cell.Subject} '{cell.Cell}': the file gives {string.Join(' ', given.Order())}, the table {string.Join(' ', wanted.Order())}");

    [Test]
    public void Every_interpretation_is_needed() => House.None(
        from one in Interpretations
        let cell = DomainTable.Cells.Single(c => (c.Role, c.Subject) == one.Key)
        let said = DomainTable.Acts(cell.Cell)
        where one.Value.More.Any(said.Contains) || one.Value.Less.Any(act => !said.Contains(act)) || one.Value.Reason.Length == 0
        select $"{one.Key}: '{cell.Cell}' says so itself");

    [Test]
    public void Every_subject_stands_in_the_table_or_is_named_beside_it() =>
        Assert.That(DomainTable.Columns.Concat(BesideTheTable.Keys).Order(), Is.EqualTo(Enum.GetValues<Subject>().Order()));

    [Test]
    public void A_unit_is_given_its_own_only_and_nothing_before_it_was_sent() => House.None(
        from one in PermissionMatrix.All
        where OfUnit.Contains(one.Role)
        let own = one.Subject is Subject.Directory ? one is { Rows: Rows.All, Act: Act.Read } : one.Subject is Subject.Notice ? one.Rows is Rows.Own : one.Rows is Rows.OwnUnit
        let early = one.Standing is Standing.Draft or Standing.Stopped && one.Subject is not (Subject.RemediationReport or Subject.Extension)
        where !own || early
        select $"{one}");

    [Test]
    public void A_units_drafts_are_given_to_nobody_else() => House.None(
        from one in PermissionMatrix.All
        where one.Standing is Standing.UnitDraft || one is { Standing: Standing.Draft, Subject: Subject.RemediationReport or Subject.Extension }
        where !OfUnit.Contains(one.Role)
        select $"{one}");

    [Test]
    public void Who_was_invited_is_given_what_the_invitation_is_about_and_no_drafts() => House.None(
        from one in PermissionMatrix.All
        where one.Role is Role.Expert && one.Subject is not Subject.Notice
        where one.Rows is not Rows.Invited || one is { Standing: Standing.Draft, Subject: Subject.Finding or Subject.Conclusion }
        select $"{one}");

    [Test]
    public void Drafts_of_a_delegation_are_given_to_itself_its_committee_and_those_whom_it_serves() => House.None(
        from one in PermissionMatrix.All
        where one is { Standing: Standing.Draft, Subject: Subject.Finding or Subject.Conclusion }
        where !(one.Rows is Rows.Delegation or Rows.FormerDelegation or Rows.Own or Rows.Body || one is { Rows: Rows.All, Role: Role.Admin or Role.StandingBoard or Role.Office or Role.RecordsClerk })
        select $"{one}");

    [Test]
    public void A_former_delegation_reads_and_gives_opinions_and_does_no_more() => House.None(
        from one in PermissionMatrix.All
        where one.Rows is Rows.FormerDelegation && one.Act is not (Act.Read or Act.Comment)
        select $"{one}");

    [Test]
    public void Of_other_committees_a_leader_reads() => House.None(
        from one in PermissionMatrix.All
        where one is { Role: Role.CommitteeLeader, Rows: Rows.All } && one.Act is not Act.Read && one.Subject is not (Subject.Escalation or Subject.Directory or Subject.OutsideCheck)
        select $"{one}");

    [Test]
    public void Every_state_of_a_thing_has_its_standing_and_an_unknown_one_has_none()
    {
        (Subject Subject, Type States)[] known =
        [
            (Subject.Campaign, typeof(Core.Campaigns.CampaignStatus)),
            (Subject.Visit, typeof(Core.Visits.VisitStatus)),
            (Subject.Finding, typeof(Core.Findings.FindingStatus)),
            (Subject.Conclusion, typeof(Core.Conclusions.ConclusionStatus)),
            (Subject.Conclusion, typeof(Core.Conclusions.ReportStatus)),
            (Subject.FollowUpTask, typeof(Core.Tasks.TaskProgress)),
            (Subject.RemediationReport, typeof(Core.Remediation.RemediationStatus)),
            (Subject.Extension, typeof(Core.Extensions.ExtensionStatus)),
            (Subject.Escalation, typeof(Core.Letters.LetterStatus)),
            (Subject.Paper, typeof(Core.Papers.PaperStatus)),
        ];

        House.None(from one in known
                   from state in Enum.GetNames(one.States)
                   where Standings.Find(one.Subject, state) is null || (one.Subject is Subject.Paper && Standings.Find(Subject.Paper, $"Unit{state}") is null)
                   select $"{one.States.Name}.{state} of {one.Subject} has no standing");
        Assert.That(Standings.Find(Subject.Finding, "Forgotten"), Is.Null);
    }

    [TestCase("Office,Campaign,*,All", TestName = "A column is missing")]
    [TestCase("Officer,Campaign,*,All,Read", TestName = "There is no such role")]
    [TestCase("Office,Campaign,Issued,All,Read", TestName = "There is no such standing")]
    [TestCase("Office,Campaign,UnitDraft,All,Read", TestName = "The subject has no such standing")]
    [TestCase("Office,Campaign,*,Everything,Read", TestName = "There are no such rows")]
    [TestCase("Office,Campaign,*,All,Read Delete", TestName = "There is no such act")]
    [TestCase("0,Campaign,*,All,Read", TestName = "A number is no name")]
    public void A_line_that_is_not_understood_gives_nothing_and_says_so(string line) =>
        Assert.That(() => PermissionMatrix.Cell(line).ToList(), Throws.TypeOf<InvalidDataException>().With.Message.Contains(line));
}
