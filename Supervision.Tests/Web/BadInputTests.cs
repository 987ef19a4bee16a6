using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Supervision.Core.Campaigns;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>Whatever is wrong with a request is said with its field, and nothing of it is kept.</summary>
public sealed class BadInputTests : SiteTest
{
    private static IEnumerable<TestCaseData> WrongBodies()
    {
        yield return Wrong("no JSON", _ => """{"code": "A",""", 400, "json.invalid");
        yield return Wrong("no object", _ => "[]", 400, "json.object");
        yield return Wrong("nothing at all", _ => "null", 400, "json.object");
        yield return Wrong("too deep", plan => $$"""{"purpose": {{string.Concat(Enumerable.Repeat("[", 40))}}{{string.Concat(Enumerable.Repeat("]", 40))}}}""", 400, "json.invalid");
        yield return Wrong("a member twice", plan => Raw(plan).Insert(1, "\"title\": \"A\","), 400, "json.repeated_field", "title");
        yield return Wrong("a member twice inside", plan => Raw(plan).Replace("\"mode\":", "\"mode\":\"survey\",\"mode\":", StringComparison.Ordinal), 400, "json.repeated_field", "mode");
        yield return Wrong("half a surrogate pair", plan => Raw(plan).Replace("\"title\":\"", "\"title\":\"\\ud800", StringComparison.Ordinal), 400, "json.text", "title");
        yield return Wrong("a character that is none", plan => Raw(plan).Replace("\"title\":\"", "\"title\":\"\\ufffe", StringComparison.Ordinal), 400, "json.text", "title");
        yield return Wrong("half a surrogate pair in a list", plan => Raw(plan).Replace("\"topics\":[\"", "\"topics\":[\"\\udc00", StringComparison.Ordinal), 400, "json.text", "topics[0]");
        yield return Set("an unknown field", "chuDe", "x", 400, "json.unknown_field", "chuDe");
        yield return Set("a field in another case", "Title", "x", 400, "json.unknown_field", "Title");
        yield return Wrong("an unknown field inside", plan => { plan["units"]![0]!["extra"] = 1; return Raw(plan); }, 400, "json.unknown_field", "extra");
        yield return Set("a wrong enumeration", "subjectKind", "king", 400, "json.wrong_type", "subjectKind");
        yield return Set("a number for an enumeration", "subjectKind", 1, 400, "json.wrong_type", "subjectKind");
        yield return Set("a number in a text for an enumeration", "subjectKind", "1", 400, "json.wrong_type", "subjectKind");
        yield return Set("two values for an enumeration", "subjectKind", "council, committee", 400, "json.wrong_type", "subjectKind");
        yield return Set("an enumeration in another case", "subjectKind", "Committee", 400, "json.wrong_type", "subjectKind");
        yield return Set("no value for an enumeration", "subjectKind", "", 422, "request.invalid", "subjectKind");
        yield return Set("null for an enumeration", "subjectKind", null, 422, "request.invalid", "subjectKind");
        yield return Set("a number for a text", "title", 5, 400, "json.wrong_type", "title");
        yield return Set("null for a text", "title", null, 400, "json.wrong_type", "title");
        yield return Set("an id that is none", "bodyId", "abc", 400, "json.wrong_type", "bodyId");
        yield return Set("a day that does not exist", "decidedOn", "2026-02-31", 400, "json.wrong_type", "decidedOn");
        yield return Set("a 31st of November", "decidedOn", "2026-11-31", 400, "json.wrong_type", "decidedOn");
        yield return Set("a day as it is written by hand", "decidedOn", "31/11/2026", 400, "json.wrong_type", "decidedOn");
        yield return Set("an instant for a day", "decidedOn", "2026-03-09T00:00:00Z", 400, "json.wrong_type", "decidedOn");
        yield return Wrong("an impossible day inside", plan => { plan["units"]![1]!["reportDueOn"] = "2026-02-30"; return Raw(plan); }, 400, "json.wrong_type", "units[1].reportDueOn");
        yield return Wrong("a missing field", plan => { plan.Remove("title"); return Raw(plan); }, 422, "request.invalid", "title");
        yield return Wrong("nothing said", _ => "{}", 422, "request.invalid", "title");
        yield return Set("a text over its limit", "title", new string('a', 501), 422, "request.invalid", "title");
        yield return Set("a blank text", "title", "  ", 422, "request.invalid", "title");
        yield return Set("a control character", "title", "Chuông\u0007", 422, "request.invalid", "title");
        yield return Set("a NUL", "title", "a\0b", 422, "request.invalid", "title");
        yield return Set("a character that turns the text around", "title", "abc\u202Egpj.exe", 422, "request.invalid", "title");
        yield return Set("an isolate that hides the order", "purpose", "\u2066abc", 422, "request.invalid", "purpose");
        yield return Set("a mark that writes from left to right", "title", "abc\u200E", 422, "request.invalid", "title");
        yield return Set("a mark that writes from right to left", "title", "\u200Fabc", 422, "request.invalid", "title");
        yield return Set("the Arabic letter mark", "purpose", "a\u061Cbc", 422, "request.invalid", "purpose");
        yield return Wrong("a control character in a list", plan => { plan["topics"]![0] = "a\u0001"; return Raw(plan); }, 422, "request.invalid", "topics[0]");
        yield return Wrong("an end before its start", plan => { plan["periodFrom"] = "2026-02-01"; plan["periodTo"] = "2026-01-31"; return Raw(plan); }, 422, "request.invalid", "periodTo");
        yield return Set("a form that is not in the list", "formCode", "GS-99", 422, "campaign.form", "formCode");
        yield return Set("an unknown id", "bodyId", "0198f2d2-0000-7000-8000-000000000000", 404, "not_found");
    }

    [TestCaseSource(nameof(WrongBodies))]
    public async Task A_wrong_body_is_refused_with_its_field_and_leaves_nothing(Func<JsonObject, string> body, int status, string code, string? field)
    {
        var office = await Site.As(World.Office);
        var before = await Site.Rows();

        var answer = await office.PostText("/api/campaigns", body(Body(Some.Plan(World))));

        Assert.That((int)answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
        if (field is not null) Assert.That(answer.Fields, Does.Contain(field), answer.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_enumeration_without_a_value_is_said_to_be_missing_with_what_it_may_be()
    {
        var plan = Body(Some.Plan(World));
        plan["subjectKind"] = " ";

        var answer = await (await Site.As(World.Office)).PostText("/api/campaigns", Raw(plan));

        Assert.That(answer.Json!["errors"]!["subjectKind"]![0]!.GetValue<string>(), Does.StartWith("Thiếu “").And.Contain("phải là một trong: ").And.Contain("committee"));
    }

    [Test]
    public async Task A_body_of_another_type_is_not_read()
    {
        var office = await Site.As(World.Office);
        var before = await Site.Rows();

        var form = await office.PostText("/api/campaigns", "title=abc", "application/x-www-form-urlencoded");
        using var chunked = new StreamContent(new Endless(1000));
        var stream = await office.Call(HttpMethod.Post, "/api/campaigns", chunked);

        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(form.Code, Is.EqualTo("request.content_type"));
        Assert.That(stream.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_body_over_the_limit_is_refused_whether_its_length_was_told_or_not()
    {
        var office = await Site.As(World.Office);
        var before = await Site.Rows();
        var plan = Body(Some.Plan(World));
        // More than lies on the way between the two: whoever sends it still sends when it is refused.
        plan["purpose"] = new string('a', 24 * 1024 * 1024);

        var told = await office.Post("/api/campaigns", plan);
        using var untold = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(plan.ToJsonString())));
        untold.Headers.ContentType = new("application/json");
        untold.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/campaigns") { Content = untold };
        request.Headers.TransferEncodingChunked = true;
        var chunked = await Answer.Of(await office.SendAsync(request));

        Assert.That(told.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(told.Code, Is.EqualTo("request.too_large"));
        Assert.That(told.Text, Does.Contain("1024 KB"));
        Assert.That(chunked.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Decomposed_text_is_stored_composed_and_counted_composed()
    {
        var office = await Site.As(World.Office);
        var plan = Body(Some.Plan(World));
        var title = string.Concat(Enumerable.Repeat("ế", 500));
        plan["title"] = title.Normalize(NormalizationForm.FormD);
        plan["topics"] = new JsonArray("Thủ tục hành chính".Normalize(NormalizationForm.FormD));

        var answer = await office.Post("/api/campaigns", plan);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        var id = answer.Id;
        Assert.That(await World.Value<string>("SELECT Title FROM Campaigns WHERE Id = @id AND CouncilId = @CouncilId", new { id }), Is.EqualTo(title));
        Assert.That(await World.Value<string>("SELECT Title FROM CampaignTopics WHERE CampaignId = @id AND CouncilId = @CouncilId", new { id }), Is.EqualTo("Thủ tục hành chính"));
        var journal = await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @id AND CouncilId = @CouncilId", new { id });
        Assert.That(journal, Does.Contain(title));
    }

    [TestCase("la=1", "json.unknown_field", "la")]
    [TestCase("kind=cause&kind=strength", "query.repeated", "kind")]
    [TestCase("kind=king", "json.wrong_type", "kind")]
    [TestCase("kind=1", "json.wrong_type", "kind")]
    [TestCase("take=nhieu", "json.wrong_type", "take")]
    [TestCase("take=99999999999", "json.wrong_type", "take")]
    [TestCase("after=%25%25%25", "cursor.invalid", "after")]
    [TestCase("after=YWJj", "cursor.invalid", "after")]
    [TestCase("take=0", "request.invalid", "take")]
    [TestCase("take=201", "request.invalid", "take")]
    [TestCase("search=%E2%80%AE", "request.invalid", "search")]
    [TestCase("search=%EF%BF%BE", "request.invalid", "search")]
    [TestCase("unitId=x", "json.wrong_type", "unitId")]
    [TestCase("campaignId=0198f2d2-0000-7000-8000-000000000000", "json.unknown_field", "campaignId")]
    public async Task A_wrong_query_is_refused_with_its_parameter(string query, string code, string field)
    {
        var (campaign, _) = await World.FoundedCampaign();
        var office = await Site.As(World.Office);

        var answer = await office.Get($"/api/campaigns/{campaign}/findings?{query}");

        Assert.That((int)answer.Status, Is.EqualTo(code == "request.invalid" ? 422 : 400), answer.Text);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
        Assert.That(answer.Fields, Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task Ids_of_another_council_are_as_unknown_as_ids_of_none()
    {
        var mine = World.Council;
        var (campaign, delegation) = await World.FoundedCampaign();
        var (unit, body) = (World.Unit, World.Council.StandingBoardId);
        await World.OpenCouncil();
        var stranger = await Site.As(World.Office);
        var before = await Site.Rows();
        var none = Guid.NewGuid();
        var plan = Some.Plan(World);
        var visit = Some.Visit(World, none, delegation);

        Answer[] answers =
        [
            await stranger.Get($"/api/campaigns/{campaign}/findings"),
            await stranger.Get($"/api/campaigns/{none}/findings"),
            await stranger.Post("/api/campaigns", Body(plan with { BodyId = body })),
            await stranger.Post("/api/campaigns", Body(plan with { Units = [new InspectedUnit(unit, UnitMode.InPerson)] })),
            await stranger.Post($"/api/campaigns/{campaign}/visits", Body(visit, "campaignId")),
            await stranger.Post($"/api/campaigns/{campaign}/steps", Body(Step(CampaignStep.Programme), "campaignId", "version"), ifMatch: "\"2\""),
            await stranger.Post($"/api/campaigns/{none}/steps", Body(Step(CampaignStep.Programme), "campaignId", "version"), ifMatch: "\"2\""),
        ];

        Assert.That(mine.CouncilId, Is.Not.EqualTo(World.Council.CouncilId));
        Assert.That(answers.Select(a => (a.Status, a.Code)).Distinct(), Is.EqualTo(new[] { (HttpStatusCode.NotFound, "not_found") }), string.Join('\n', answers.Select(a => a.Text)));
        Assert.That(answers[0].Text, Is.EqualTo(answers[1].Text), "An id that exists elsewhere must not read otherwise than one that does not.");
        Assert.That(answers[5].Text, Is.EqualTo(answers[6].Text));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_step_that_the_state_does_not_allow_names_those_it_does()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);
        var before = await Site.Rows();

        var answer = await office.Post($"/api/campaigns/{campaign}/steps", Body(Step(CampaignStep.Start), "campaignId", "version"), ifMatch: "\"1\"");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict), answer.Text);
        Assert.That(answer.Code, Is.EqualTo("campaign.step"));
        Assert.That(answer.Json!["allowed"]!.AsArray().Select(a => (string?)a), Does.Contain("programme").And.Contain("found").And.Not.Contain("start"));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_the_address_says_is_not_said_again_in_the_body()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);

        var id = await office.Post($"/api/campaigns/{campaign}/steps", Body(Step(CampaignStep.Programme) with { CampaignId = campaign }, "version"), ifMatch: "\"1\"");
        var version = await office.Post($"/api/campaigns/{campaign}/steps", Body(Step(CampaignStep.Programme), "campaignId"), ifMatch: "\"1\"");

        Assert.That((id.Status, id.Code, id.Fields), Is.EqualTo((HttpStatusCode.BadRequest, "json.unknown_field", new[] { "campaignId" })));
        Assert.That((version.Status, version.Code, version.Fields), Is.EqualTo((HttpStatusCode.BadRequest, "json.unknown_field", new[] { "version" })));
    }

    [Test]
    public async Task Addresses_and_methods_that_are_not_there_are_problems_too()
    {
        var office = await Site.As(World.Office);

        var address = await office.Get("/api/khong-co");
        var method = await office.Call(HttpMethod.Delete, "/api/campaigns");
        var id = await office.Get("/api/findings/khong-phai-ma");

        Assert.That((address.Status, address.Code), Is.EqualTo((HttpStatusCode.NotFound, "route.unknown")));
        Assert.That((method.Status, method.Code), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "route.method")));
        Assert.That((id.Status, id.Code), Is.EqualTo((HttpStatusCode.BadRequest, "json.wrong_type")));
        Assert.That(address.ContentType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_problem_is_written_whatever_the_caller_says_to_accept()
    {
        var office = await Site.As(World.Office);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/findings/x");
        request.Headers.Accept.ParseAdd("text/csv");

        var answer = await Answer.Of(await office.SendAsync(request));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "json.wrong_type")));
    }

    private static MoveCampaign Step(CampaignStep step) => new() { CampaignId = Guid.Empty, Version = 0, Step = step, On = Some.FoundedOn, Paper = Some.Paper() };

    private static TestCaseData Set(string what, string member, JsonNode? value, int status, string code, string? field = null) =>
        Wrong(what, plan => { plan[member] = value?.DeepClone(); return Raw(plan); }, status, code, field);

    private static TestCaseData Wrong(string what, Func<JsonObject, string> body, int status, string code, string? field = null) =>
        new TestCaseData(body, status, code, field).SetArgDisplayNames(what);

    private static string Raw(JsonObject plan) => plan.ToJsonString(Supervision.Api.Web.ApiJson.Options);

    // A stream whose length nobody knows beforehand.
    private sealed class Endless(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = Math.Min(count, _left);
            Array.Fill(buffer, (byte)'a', offset, given);
            _left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
