using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>One paper of each kind that comes from no campaign, with a task each; invented like the rest.</summary>
internal sealed class LamSonLedger(Cast cast, LamSonFieldwork fieldwork)
{
    private static readonly Item[] Items =
    [
        new(SourcePaperKind.QuestioningResolution, "52/NQ-HĐND", new DateOnly(2025, 12, 10), "Nghị quyết về hoạt động chất vấn tại kỳ họp cuối năm 2025",
            "Hoàn thành số hóa hồ sơ đất đai của các xã sau sắp xếp", LamSonScript.ThirdUnit, new DeadlineRule { Kind = DeadlineKind.InYear, Year = 2026 }),
        new(SourcePaperKind.QuestioningPromise, "Biên bản phiên chất vấn ngày 10/12/2025", new DateOnly(2025, 12, 10), "Nội dung người trả lời chất vấn hứa thực hiện",
            "Công bố giá cho thuê nhà, đất công trên cổng thông tin", LamSonScript.ThirdUnit, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 30) }),
        new(SourcePaperKind.ExplanationSession, "12/TB-HĐND", new DateOnly(2026, 2, 27), "Thông báo kết luận phiên giải trình về cấp nước sạch nông thôn",
            "Đưa công trình cấp nước xã Hòa Bình vào hoạt động", LamSonScript.FirstUnit, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 8, 31) }),
        new(SourcePaperKind.VoterPetitions, "30/BC-HĐND", new DateOnly(2026, 3, 5), "Tổng hợp kiến nghị của cử tri trước kỳ họp giữa năm 2026",
            "Kiến nghị số 07: chiếu sáng đường liên khu phố", LamSonScript.SecondUnit, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 7, 15) }),
        new(SourcePaperKind.SupervisionReport, "18/BC-BKTNS", new DateOnly(2026, 4, 14), "Báo cáo giám sát việc thực hiện dự toán ngân sách năm 2025",
            "Báo cáo việc xử lý tạm ứng quá hạn", LamSonScript.ThirdUnit, new DeadlineRule { Kind = DeadlineKind.Recurring, Cycle = Cycle.SixMonthly }),
        new(SourcePaperKind.Backlog, "Danh mục tồn đọng 2021-2025", new DateOnly(2025, 12, 31), "Nội dung chưa hoàn thành của nhiệm kỳ trước",
            "Giải quyết dứt điểm hồ sơ đền bù tuyến đường liên xã", LamSonScript.FirstUnit, new DeadlineRule { Kind = DeadlineKind.None }),
    ];

    public async Task Play()
    {
        foreach (var item in Items)
        {
            var paper = (await cast.Send(Role.Office, new RegisterSourcePaper
            {
                Kind = item.Kind, Reference = item.Reference, IssuedOn = item.IssuedOn, Issuer = "Hội đồng nhân dân tỉnh Lam Sơn", Title = item.Title,
            })).Id;
            await cast.Send(Role.Office, new AddLedgerTask
            {
                SourcePaperId = paper,
                Task = new LedgerTask
                {
                    Content = item.Content,
                    Force = TaskForce.Recommends,
                    LeadUnitId = fieldwork.Units[item.Lead],
                    ResponsiblePost = "Người đứng đầu cơ quan chủ trì",
                    Product = "Báo cáo kết quả thực hiện",
                    Deadline = item.Deadline,
                },
            });
            await cast.Send(Role.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        }
    }

    private sealed record Item(SourcePaperKind Kind, string Reference, DateOnly IssuedOn, string Title, string Content, string Lead, DeadlineRule Deadline);
}
