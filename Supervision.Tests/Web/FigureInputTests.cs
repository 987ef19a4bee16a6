using System.Net;
using System.Text.Json.Nodes;
using Supervision.Tests.Indicators;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>A figure that has no reading, or two, is refused with its field and kept nowhere.</summary>
public sealed class FigureInputTests : SiteTest
{
    private static readonly object[] Refused =
    [
        new object[] { "13/0", "“13/0”: mẫu số phải lớn hơn 0." },
        new object[] { "13/16", "hãy nhập tử số và mẫu số vào hai ô riêng" },
        new object[] { "1.373", "“1.373” có thể là 1373 hoặc 1,373" },
        new object[] { "1.373%", "có thể là 1373 hoặc 1,373" },
        new object[] { "81.25", "Nếu là số thập phân, hãy viết 81,25" },
        new object[] { "-5", "không nhận số âm" },
        new object[] { "NaN", "không phải là số" },
        new object[] { "1e3", "không phải là số" },
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task A_ratio_that_cannot_be_read_in_one_way_is_refused_with_its_readings(string typed, string sentence)
    {
        var campaign = await World.OpenCampaign();
        var secretary = await Site.As(World.Secretary);
        var before = await Site.Rows();

        var recorded = await secretary.Post($"/api/campaigns/{campaign}/indicators", Indicator(typed));
        var checkedOnly = await secretary.Get($"/api/figures/check?numerator=13&denominator=16&statedRatio={Uri.EscapeDataString(typed)}");

        foreach (var (answer, field) in new[] { (recorded, "stated.statedRatio"), (checkedOnly, "statedRatio") })
        {
            Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "request.invalid")), answer.Text);
            Assert.That(answer.Fields, Is.EqualTo(new[] { field }));
            Assert.That((string?)answer.Json!["errors"]![field]![0], Does.Contain(sentence));
        }
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [TestCase("otherStatements", """[{ "text": "1.373" }]""", "stated.otherStatements[0].text")]
    [TestCase("denominator", "0", "stated.denominator")]
    [TestCase("numerator", "-1", "stated.numerator")]
    public async Task What_stands_beside_the_ratio_is_refused_in_its_own_field(string member, string value, string field)
    {
        var campaign = await World.OpenCampaign();
        var secretary = await Site.As(World.Secretary);
        var before = await Site.Rows();
        var body = Indicator("81,25");
        body["stated"]![member] = JsonNode.Parse(value);

        var answer = await secretary.Post($"/api/campaigns/{campaign}/indicators", body);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "request.invalid")), answer.Text);
        Assert.That(answer.Fields, Is.EqualTo(new[] { field }));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_figure_that_was_recorded_stays_when_its_correction_is_refused()
    {
        var campaign = await World.OpenCampaign();
        var secretary = await Site.As(World.Secretary);
        var recorded = await secretary.Post($"/api/campaigns/{campaign}/indicators", Indicator("81,25"));
        var before = await Site.Rows();
        var correction = Indicator("1.373");
        correction["reason"] = "Ghi nhầm";

        var revised = await secretary.Call(HttpMethod.Put, $"/api/indicators/{recorded.Id}", Json(correction), ifMatch: "\"1\"");

        Assert.That(recorded.Status, Is.EqualTo(HttpStatusCode.Created), recorded.Text);
        Assert.That((revised.Status, revised.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "request.invalid")), revised.Text);
        Assert.That(revised.Fields, Is.EqualTo(new[] { "stated.statedRatio" }));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
        Assert.That(await World.Value<string>("SELECT StatedRatio FROM Indicators WHERE Id = @Id AND CouncilId = @CouncilId", new { recorded.Id }), Is.EqualTo("81,25"));
    }

    private static JsonObject Indicator(string ratio) => Body(new { stated = SomeFigures.Ratio with { StatedRatio = ratio } });

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
