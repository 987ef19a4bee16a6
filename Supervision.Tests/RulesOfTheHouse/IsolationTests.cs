using System.Text.Json;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>
/// Many councils share one database. Every request that there is, is sent by somebody of another council who holds every role there and knows this council's ids:
/// it gets nothing and changes nothing, here or by a reference from there.
/// </summary>
public sealed class IsolationTests : FeatureTest
{
    /// <summary>Requests that are not sent, with the reason.</summary>
    private static readonly Dictionary<Type, string> NotSent = new()
    {
        [typeof(SetUpCouncil)] = "opens a council of its own; it names no row of another",
        [typeof(SignIn)] = "whoever knows a user name and its password is that person",
        [typeof(IssueToken)] = "whoever knows a user name and its password is that person",
    };

    private static readonly Role[] UnitRoles = [Role.UnitHead, Role.UnitContact];

    private Guid _keeper;
    private TableFiller _theirs = null!;

    [SetUp]
    public async Task FillThisCouncilAndOpenAnother()
    {
        _keeper = World.Administrator;
        var (campaign, delegation) = await World.SentCampaign();
        await World.Send(World.Secretary, Some.Visit(World, campaign, delegation));
        _theirs = await World.With(_keeper, async services =>
        {
            var filler = new TableFiller(services.GetRequiredService<Db>(), World.Council.CouncilId);
            await filler.Fill();
            return filler;
        });
        await World.OpenCouncil();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_person_of_another_council_gets_nothing_and_changes_nothing(bool worksForTheCouncil)
    {
        var before = await Snapshot();
        var stranger = await World.Person(worksForTheCouncil ? Role.Office : Role.UnitHead, "Người ngoài", worksForTheCouncil ? null : World.Unit);
        World.Know(World.Identity(stranger) with { Roles = worksForTheCouncil ? [.. Enum.GetValues<Role>().Except(UnitRoles)] : UnitRoles });
        var foreign = _theirs.Ids.Values.SelectMany(ids => ids).ToHashSet();

        var problems = new List<string>();
        foreach (var request in House.Requests.Where(r => !NotSent.ContainsKey(r)))
            foreach (var optionalIds in new[] { true, false })
                problems.AddRange((await Try(stranger, request, optionalIds, foreign)).Select(p => $"{request.Name}{(optionalIds ? "" : " without its optional ids")}: {p}"));

        var after = await Snapshot();
        problems.AddRange(before.Keys.Where(table => before[table] != after[table]).Select(table => $"rows of {table} were changed, added or lost in the first council"));
        problems.AddRange(await References(World.Administrator, foreign));
        House.None(problems);
    }

    private async Task<IReadOnlyList<string>> Try(Guid stranger, Type type, bool optionalIds, HashSet<Guid> foreign)
    {
        try
        {
            var (request, holdsIds) = await Valid(stranger, type, optionalIds);
            return await Send(stranger, type, request, holdsIds, foreign);
        }
        catch (InvalidOperationException fault)
        {
            return [fault.Message];
        }
    }

    /// <summary>An instance that no validator objects to.</summary>
    private async Task<(object Request, bool HoldsIds)> Valid(Guid stranger, Type type, bool optionalIds)
    {
        var samples = new SampleRequests(_theirs.Ids, optionalIds);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var request = samples.Make(type);
            var errors = await World.With(stranger, services => Task.FromResult(services
                .GetServices(typeof(IValidator<>).MakeGenericType(type)).Cast<IValidator>()
                .SelectMany(v => v.Validate(new ValidationContext<object>(request)).Errors).ToList()));
            if (errors.Count == 0) return (request, samples.HoldsIds);
            if (!samples.Object(errors[0].PropertyName) || attempt == 99)
                throw new InvalidOperationException($"SampleRequests made no valid one: {errors[0].PropertyName}: {errors[0].ErrorMessage}");
        }
        throw new InvalidOperationException("SampleRequests made no valid one.");
    }

    private async Task<IReadOnlyList<string>> Send(Guid stranger, Type type, object request, bool holdsIds, HashSet<Guid> foreign)
    {
        object? answer;
        try
        {
            var sending = (Task)typeof(World).GetMethod(nameof(World.Send))!.MakeGenericMethod(House.AnswerOf(type)).Invoke(World, [stranger, request])!;
            await sending;
            answer = sending.GetType().GetProperty("Result")!.GetValue(sending);
        }
        catch (RefusedException refused)
        {
            return !holdsIds || refused.Kind is RefusalKind.NotFound or RefusalKind.Forbidden
                ? []
                : [$"was refused by {refused.Kind} {refused.Code} ({refused.Message}), which tells a stranger that the row is there"];
        }
        catch (Exception fault) when (fault is not AssertionException)
        {
            return [$"threw {fault.GetType().Name}: {fault.Message}"];
        }

        var problems = new List<string>();
        if (holdsIds && House.IsCommand(type)) problems.Add("took another council's id and answered");
        var told = JsonSerializer.Serialize(answer, answer?.GetType() ?? typeof(object), Journal.Json);
        if (told.Contains(TableFiller.Secret, StringComparison.Ordinal)) problems.Add("told a text of another council");
        problems.AddRange(foreign.Where(id => told.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)).Take(1).Select(id => $"told another council's id {id}"));
        return problems;
    }

    /// <summary>Every row of the first council, table by table, and its journal.</summary>
    private Task<Dictionary<string, string>> Snapshot() => World.With(_keeper, async services =>
    {
        var db = services.GetRequiredService<Db>();
        var rows = new Dictionary<string, string> { ["Councils"] = await Print(db, "SELECT * FROM Councils WHERE Id = @CouncilId ORDER BY Seq") };
        foreach (var table in TableFiller.Tables.Select(t => t.Name).Append("Journal"))
            rows[table] = await Print(db, $"SELECT * FROM {table} WHERE CouncilId = @CouncilId ORDER BY Seq");
        return rows;
    });

    private static async Task<string> Print(Db db, string sql) =>
        string.Join('\n', (await db.List<dynamic>(sql, null, CancellationToken.None)).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)));

    /// <summary>Rows of the stranger's own council that point into the first.</summary>
    private Task<List<string>> References(Guid person, HashSet<Guid> foreign) => World.With(person, async services =>
    {
        var db = services.GetRequiredService<Db>();
        var found = new List<string>();
        foreach (var table in TableFiller.Tables)
            foreach (IDictionary<string, object?> row in await db.List<dynamic>($"SELECT * FROM {table.Name} WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None))
                found.AddRange(row
                    .Where(cell => cell.Value is not null && Guid.TryParse(cell.Value.ToString(), out var id) && foreign.Contains(id))
                    .Select(cell => $"a row of the stranger's council in {table.Name} points into the first by {cell.Key}"));
        return found;
    });
}
