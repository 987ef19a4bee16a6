using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Tests.Papers;

/// <summary>What a clerk worded in a row stays with what the row is about when others come before it.</summary>
public sealed class RowKeyTests
{
    [Test]
    public void A_task_of_the_monthly_list_keeps_its_key_when_another_is_listed_before_it()
    {
        ListedTask[] tasks = [Task(1, "Giải quyết hồ sơ quá hạn"), Task(2, "Gửi thư xin lỗi")];
        Table List(params ListedTask[] listed) => MonthlyListPaper.Of(new SomeForms(1).Form(PaperKind.MonthlyList, "Nội dung quá hạn", Amount.Short), listed, PaperContent.Empty).Blocks.OfType<Table>().Single();

        Assert.That(List(Task(3, "Công khai kết quả"), tasks[0], tasks[1]).Rows.Skip(1).Select(row => row.Key), Is.EqualTo(List(tasks).Rows.Select(row => row.Key)).And.All.Not.Null);
    }

    [Test]
    public void A_figure_of_the_outline_keeps_its_key_and_two_of_one_name_are_told_apart()
    {
        string[] Keys(string figures) => [.. DocumentKeys.Of(Outline(figures)).Texts.Where(text => text.Role is TextRole.Cell && text.At.Cell == 1).Select(text => text.Key)];
        var before = Keys("Hồ sơ tiếp nhận | hồ sơ\nHồ sơ quá hạn | hồ sơ");

        var after = Keys("Hồ sơ trả lại | hồ sơ\nHồ sơ tiếp nhận | hồ sơ\nHồ sơ quá hạn | hồ sơ\nHồ sơ quá hạn | hồ sơ");

        Assert.That(after.Skip(1).Take(2), Is.EqualTo(before));
        Assert.That(after, Is.Unique);
    }

    [Test]
    public void People_on_the_sheet_keep_their_rows_when_more_people_come()
    {
        var one = DocumentKeys.RowKey($"nguoi-{Side.Unit}", "Nguyễn Văn Minh Họa|Chủ tịch Ủy ban nhân dân xã");

        Assert.That(DocumentKeys.RowKey($"nguoi-{Side.Unit}", "Nguyễn Văn Minh Họa|Chủ tịch Ủy ban nhân dân xã"), Is.EqualTo(one));
        Assert.That(DocumentKeys.RowKey($"nguoi-{Side.Unit}", "Nguyễn Văn Minh Họa|Chủ tịch Ủy ban nhân dân xã, Bí thư Đảng ủy xã"), Is.Not.EqualTo(one), "long posts that begin alike are two people");
    }

    private static Document Outline(string figures) => OutlinePaper.Of(new SomeForms(1).Form(PaperKind.Outline, "Đề cương", Amount.Short), new CampaignFacts
    {
        CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn", Title = "Việc thực hiện cải cách hành chính", SubjectKind = Core.Campaigns.SubjectKind.StandingBoard, RuleSetCode = "LUAT121_2025",
    }, new PaperContent(new Dictionary<string, string> { ["figures"] = figures }));

    private static ListedTask Task(int n, string content) => new() { Id = new Guid(n, 0, 0, new byte[8]), Content = content, LeadUnitName = "Ủy ban nhân dân xã Hòa Bình", Month = new DateOnly(2026, 7, 1), Letters = 2 };
}
