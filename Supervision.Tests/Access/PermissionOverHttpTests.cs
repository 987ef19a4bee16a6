using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Storage;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>
/// The matrix cell by cell over HTTP, both ways: every address is called by a person in every role. Where the matrix gives the role nothing, the answer is 403 with its code; where it
/// gives something, the role passes both doors at a thing that stands so and is its own.
/// </summary>
public sealed class PermissionOverHttpTests : SiteTest
{
    /// <summary>
    /// By kind and request, with the reason. NotReached: nobody gets through, because the rows that are made from the schema alone do not fit together. TwoSided: the second door asks for more than the
    /// first. Row: who sees all does not find this row.
    /// </summary>
    private static readonly Lazy<ILookup<string, string>> Excused = new(() => Excuses.Read("permission-excuses.csv").ToLookup(one => one[0], one => one[1]));

    private IReadOnlyList<Walker> _walkers = [];
    private IReadOnlyDictionary<string, List<Guid>> _ids = new Dictionary<string, List<Guid>>();

    [SetUp]
    public async Task FillTheCouncil()
    {
        var committee = await Walker.Committee(World, "KTNS");
        var (campaign, delegation) = await World.SentCampaign();
        await World.Send(World.Secretary, Some.Visit(World, campaign, delegation));
        _walkers = await Walker.Of(World, Site, committee);
        _ids = await World.With(World.Administrator, async services =>
        {
            var db = services.GetRequiredService<Db>();
            var filler = new TableFiller(db, World.Council.CouncilId);
            await filler.Fill();
            await db.Execute("UPDATE Campaigns SET BodyId = @committee WHERE CouncilId = @CouncilId", new { committee }, CancellationToken.None);
            return filler.Ids;
        });
    }

    [Test]
    public async Task Every_cell_is_tried_both_ways()
    {
        var endpoints = WalkedEndpoint.Of(Site).Where(e => e.Requires is not null).ToList();
        var samples = new ValidSamples(World, _ids);
        var (refused, allowed, reached) = (0, 0, new HashSet<(Type, Role)>());
        var problems = new List<string>();
        var last = new Dictionary<(WalkedEndpoint, Role), bool>();

        foreach (var sent in new[] { false, true })
        {
            if (sent) await SentOut.All(World, _ids, World.Unit);
            foreach (var endpoint in endpoints)
            {
                var (request, _) = await samples.Of(endpoint.Said);
                foreach (var walker in _walkers)
                {
                    var gives = PermissionMatrix.Allows(walker.Role, endpoint.Requires!.Subject, endpoint.Requires.Act);
                    if (gives ? endpoint.Form is "pdf" or "docx" || reached.Contains((endpoint.Request, walker.Role)) : sent) continue;
                    using var message = endpoint.Message(request);
                    var answer = await Answer.Of(await walker.Client.SendAsync(message));
                    var problem = answer.Json as JsonObject;
                    var code = (int)answer.Status < 400 ? null : (string?)problem?["code"];
                    if (!gives)
                    {
                        refused++;
                        if ((answer.Status, code) != (HttpStatusCode.Forbidden, "actor.forbidden"))
                            problems.Add($"{walker.Role} is given no {endpoint.Requires.Subject} {endpoint.Requires.Act}, but {endpoint.Name} answered {(int)answer.Status} {code}");
                        continue;
                    }
                    allowed++;
                    if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized)
                        problems.Add($"{walker.Role} {endpoint.Name} answered {(int)answer.Status} {code}");
                    // A refusal in other words is a rule of the feature itself, behind both doors; so is a row that cannot be read, being made from the schema alone.
                    var byMatrix = code == "actor.forbidden" && ((string?)problem?["detail"])?.StartsWith("Vai trò của đồng chí không được", StringComparison.Ordinal) == true;
                    if (byMatrix || answer.Status is HttpStatusCode.NotFound) last[(endpoint, walker.Role)] = byMatrix;
                    else reached.Add((endpoint.Request, walker.Role));
                }
            }
        }

        var missed = last.Where(one => !reached.Contains((one.Key.Item1.Request, one.Key.Item2))).ToList();
        var nobody = missed.Select(one => one.Key.Item1.Request).Where(request => reached.All(one => one.Item1 != request)).Select(request => request.Name).ToHashSet();
        foreach (var ((endpoint, role), byMatrix) in missed)
        {
            var rows = PermissionMatrix.All.Where(one => one.Role == role && one.Subject == endpoint.Requires!.Subject && one.Act == endpoint.Requires.Act).Select(one => one.Rows).ToHashSet();
            // Only what is one's own, or the committee's, may turn out to be somebody else's; only what is missing for all may be missing for who sees all.
            if (byMatrix && rows.Any(r => r is not (Rows.Own or Rows.Body)) && !Excused.Value["TwoSided"].Contains(endpoint.Request.Name)) problems.Add($"{role} is given {endpoint.Requires!.Subject} {endpoint.Requires.Act}, but {endpoint.Name} refused it");
            if (!byMatrix && rows.Contains(Rows.All) && !nobody.Contains(endpoint.Request.Name) && !Excused.Value["Row"].Contains(endpoint.Request.Name)) problems.Add($"{role} is given {endpoint.Requires!.Subject} {endpoint.Requires.Act} of all, but {endpoint.Name} found nothing");
        }
        problems.AddRange(nobody.Except(Excused.Value["NotReached"]).Select(name => $"nobody gets through with {name}"));
        problems.AddRange(Excused.Value["NotReached"].Except(nobody).Select(name => $"{name} is reached"));
        await TestContext.Out.WriteLineAsync($"{endpoints.Count} addresses × {_walkers.Count} roles: {refused} calls refused by the matrix, {allowed} calls that it allows; of {reached.Count + missed.Count} allowed pairs of request and role {reached.Count} passed both doors");
        House.None(problems.Concat(samples.NotValid));
    }
}
