using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Search;
using Supervision.Core.Storage;
using Supervision.Core.Visits;
using Supervision.Tests.Access;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Search;

/// <summary>
/// Whoever searches finds exactly what the gate would open to them: every kind of thing, in every state it can be in, of the own campaign, committee and unit and of others, for a person in every role.
/// </summary>
public sealed class SearchSightTests : FeatureTest
{
    private static readonly (SearchKind Kind, string Table, string Column, Subject Subject)[] Things =
    [
        (SearchKind.FollowUpTask, "FollowUpTasks", "Progress", Subject.FollowUpTask), (SearchKind.Conclusion, "Conclusions", "Status", Subject.Conclusion),
        (SearchKind.Paper, "OfficialPapers", "Status", Subject.Paper), (SearchKind.Campaign, "Campaigns", "Status", Subject.Campaign), (SearchKind.Visit, "Visits", "Status", Subject.Visit),
        (SearchKind.Finding, "Findings", "Status", Subject.Finding), (SearchKind.DelegationReport, "DelegationReports", "Status", Subject.Conclusion),
        (SearchKind.UnitReport, "UnitReports", "Status", Subject.UnitReport), (SearchKind.RemediationReport, "RemediationReports", "Status", Subject.RemediationReport),
        (SearchKind.ReminderLetter, "ReminderLetters", "Status", Subject.Escalation),
    ];

    private readonly Dictionary<string, List<Guid>> _rows = [];
    private IReadOnlyList<Guid> _people = [];

    [SetUp]
    public async Task Fill()
    {
        _rows.Clear();
        var (committee, otherCommittee) = (await Walker.Committee(World, "KTNS"), await Walker.Committee(World, "VHXH"));
        _people =
        [
            World.Administrator, World.StandingBoard, World.Head, World.Member, World.Secretary, World.Office, World.Clerk, World.Expert, World.UnitHead, World.UnitContact, World.OtherUnitHead,
            await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: committee),
        ];
        var (ours, _) = await World.SentCampaign();
        var other = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.OtherUnit, UnitMode.InPerson, new DateOnly(2026, 3, 20))] })).Id;
        await Execute("UPDATE Campaigns SET BodyId = @committee WHERE Id = @ours AND CouncilId = @CouncilId", new { committee, ours });
        await Execute("UPDATE Campaigns SET BodyId = @otherCommittee WHERE Id = @other AND CouncilId = @CouncilId", new { otherCommittee, other });
        await Rows(ours, World.Unit, committee, 1);
        await Rows(other, World.OtherUnit, otherCommittee, 2);
        foreach (var kind in Enum.GetValues<SearchKind>()) await World.AsSystem(new RefreshSearch { Kind = kind });
    }

    [Test]
    public async Task What_is_found_is_what_the_gate_opens_in_every_state()
    {
        var states = Things.ToDictionary(thing => thing.Table, thing => SqlServerSchema.Product.Catalogue.Tables[thing.Table].Column(thing.Column)!.Allowed!.ToList());
        var (problems, found, hidden) = (new List<string>(), 0, 0);
        for (var round = 0; round < states.Values.Max(all => all.Count); round++)
        {
            foreach (var (_, table, column, _) in Things)
                await Execute($"UPDATE {table} SET {column} = @state WHERE CouncilId = @CouncilId AND Id IN @ids", new { state = states[table][round % states[table].Count], ids = _rows[table] });
            foreach (var person in _people)
            {
                var hits = (await World.Send(person, new SearchFor { Q = "dauhieu", Take = 50 })).Groups.SelectMany(group => group.Hits).Select(hit => (hit.Kind, hit.Id)).ToHashSet();
                foreach (var (kind, table, _, subject) in Things)
                    foreach (var id in _rows[table])
                    {
                        var opens = await Opens(person, kind, id, subject);
                        if (hits.Contains((kind, id))) found++;
                        else hidden++;
                        if (opens != hits.Contains((kind, id)))
                            problems.Add($"{string.Join(' ', World.Identity(person).Roles)} {(opens ? "does not find" : "finds")} {kind} #{_rows[table].IndexOf(id)} in {states[table][round % states[table].Count]} (campaign {states["Campaigns"][round % states["Campaigns"].Count]})");
                    }
            }
        }
        await TestContext.Out.WriteLineAsync($"{found} found, {hidden} hidden");
        House.None(problems);
        Assert.That(found, Is.GreaterThan(300));
        Assert.That(hidden, Is.GreaterThan(300));
    }

    // What a unit sees of a visit and of a letter, the gate of its page asks itself.
    private Task<bool> Opens(Guid person, SearchKind kind, Guid id, Subject subject) => World.With(person, async services =>
    {
        var identity = World.Identity(person);
        if (!PermissionMatrix.AllowsAny(identity.Roles, subject, Act.Read)) return false;
        var (gate, db, ct) = (services.GetRequiredService<Gate>(), services.GetRequiredService<Db>(), CancellationToken.None);
        try
        {
            switch (kind)
            {
                case SearchKind.FollowUpTask: await gate.FollowUpTask(id, Act.Read, ct); break;
                case SearchKind.Conclusion: await gate.Conclusion(id, Act.Read, ct); break;
                case SearchKind.Paper: await gate.OfficialPaper(id, Act.Read, ct); break;
                case SearchKind.Campaign: await gate.Campaign(id, subject, Act.Read, ct); break;
                case SearchKind.Visit:
                    await gate.Visit(id, subject, Act.Read, ct);
                    var visit = await db.LoadVisit(id, ct);
                    return identity.UnitId is null || VisitSight.UnitSees(visit.Status, visit.NoticeSentOn);
                case SearchKind.Finding: await gate.Finding(id, Act.Read, ct); break;
                case SearchKind.DelegationReport: await gate.DelegationReport(id, Act.Read, ct); break;
                case SearchKind.UnitReport: await gate.UnitReport(id, Act.Read, ct); break;
                case SearchKind.RemediationReport: await gate.RemediationReport(id, Act.Read, ct); break;
                default: await db.LoadLetter(id, ct); break;
            }
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    });

    private async Task Rows(Guid campaign, Guid unit, Guid body, int number)
    {
        var given = new Dictionary<string, Guid> { ["Campaigns"] = campaign, ["Units"] = unit, ["Bodies"] = body, ["People"] = await World.Person(Role.Member, "Đại biểu") };
        var ids = await World.With(World.Administrator, async services =>
        {
            var filler = new TableFiller(services.GetRequiredService<Db>(), World.Council.CouncilId, (table, column) => $"dauhieu {table.Name} {column.Name}", given, number);
            await filler.Fill();
            return filler.Ids;
        });
        await Execute("UPDATE Campaigns SET Title = 'dauhieu' WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });
        foreach (var (_, table, _, _) in Things)
        {
            if (!_rows.TryGetValue(table, out var known)) _rows[table] = known = [];
            known.AddRange(ids[table].Except(known));
        }
        // Sent to the unit, asked of it and written by it.
        await Execute("UPDATE ConclusionReceipts SET UnitId = @unit WHERE CouncilId = @CouncilId AND Id IN @ids", new { unit, ids = ids["ConclusionReceipts"] });
        await Execute("UPDATE PaperDispatches SET UnitId = @unit, Status = 'Sent' WHERE CouncilId = @CouncilId AND Id IN @ids", new { unit, ids = ids["PaperDispatches"] });
        await Execute("UPDATE Findings SET UnitId = @unit WHERE CouncilId = @CouncilId AND Id IN @ids", new { unit, ids = ids["Findings"] });
        await Execute("UPDATE VisitUnits SET UnitId = @unit WHERE CouncilId = @CouncilId AND Id IN @ids", new { unit, ids = ids["VisitUnits"] });
        await Execute("UPDATE OfficialPapers SET AuthorUnitId = @unit WHERE CouncilId = @CouncilId AND Id IN @ids AND Id NOT IN (SELECT d.PaperId FROM PaperDispatches d WHERE d.CouncilId = @CouncilId)", new { unit, ids = ids["OfficialPapers"] });
    }

    private Task<int> Execute(string sql, object args) => World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(sql, args, CancellationToken.None));
}
