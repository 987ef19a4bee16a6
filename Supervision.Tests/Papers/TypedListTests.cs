using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Papers;

/// <summary>A line that was typed with its own number or dash is numbered once on the paper.</summary>
public sealed class TypedListTests : FeatureTest
{
    [TestCase("1. Ban hành quy chế\n2) 5.000 hồ sơ được rà soát\n3/ Sửa đường\n12.5 km đường được sửa", "1.|Ban hành quy chế.", "2.|5.000 hồ sơ được rà soát.", "3.|Sửa đường.", "4.|12.5 km đường được sửa.")]
    [TestCase("- Ban hành quy chế\n+ Rà soát hồ sơ\na) Sửa đường", "1.|Ban hành quy chế.", "2.|Rà soát hồ sơ.", "3.|Sửa đường.")]
    [TestCase("1. Đối với xã:\n- Ban hành quy chế\n2. Đối với sở:\n- Rà soát", "1.|Đối với xã:", "-|Ban hành quy chế.", "2.|Đối với sở:", "-|Rà soát.")]
    [TestCase("1. Ban hành quy chế", "|Ban hành quy chế.")]
    public async Task Recommendations_of_a_report_are_numbered_once(string typed, params string[] printed)
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended) with { Recommendations = typed })).Id;

        var document = await World.Send(World.Secretary, new PrintDelegationReport(report));

        Assert.That(document.Blocks.OfType<Paragraph>().Where(line => line.Source == "Kiến nghị").Select(line => $"{line.Label}|{line.Text.PlainText}"), Is.EqualTo(printed));
    }

    [Test]
    public async Task Clauses_of_a_conclusion_are_numbered_once()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var draft = SomeConclusions.Draft(ended);
        var conclusion = (await World.Send(World.Office, draft with { Clauses = [.. draft.Clauses.Take(4), .. draft.Clauses.Skip(4).Select((clause, i) => clause with { Text = $"{i + 1}. {clause.Text}" })] })).Id;

        var document = await World.Send(World.Office, new PrintConclusion(conclusion));

        Assert.That(document.Blocks.OfType<Paragraph>().Where(line => line.Label is "1." or "2." && line.Source is "Điểm 5" or "Điểm 6").Select(line => $"{line.Label} {line.Text.PlainText}"), Is.EqualTo(new[]
        {
            "1. Yêu cầu Ủy ban nhân dân xã Hòa Bình giải quyết dứt điểm hồ sơ quá hạn.", "2. Đề nghị Ủy ban nhân dân xã Tân Tiến rà soát, công khai kết quả giải quyết hồ sơ.",
        }));
    }
}
