using Supervision.Core.Text;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>What a receiver on the exchange axis answers about a document, by the codes of the axis.</summary>
public enum ExchangeAnswer
{
    [Label("Đã đến")] Arrived,
    [Label("Từ chối tiếp nhận")] Refused,
    [Label("Đã tiếp nhận")] Received,
    [Label("Đã phân công xử lý")] Assigned,
    [Label("Đang xử lý")] Processing,
    [Label("Đã xử lý xong")] Done,
    [Label("Yêu cầu lấy lại")] TakingBack,
    [Label("Đồng ý trả lại")] TakenBack,
    [Label("Không đồng ý trả lại")] NotTakenBack,
}

internal static class ExchangeAnswers
{
    private static readonly Dictionary<string, ExchangeAnswer> Codes = new()
    {
        ["01"] = ExchangeAnswer.Arrived,
        ["02"] = ExchangeAnswer.Refused,
        ["03"] = ExchangeAnswer.Received,
        ["04"] = ExchangeAnswer.Assigned,
        ["05"] = ExchangeAnswer.Processing,
        ["06"] = ExchangeAnswer.Done,
        ["13"] = ExchangeAnswer.TakingBack,
        ["15"] = ExchangeAnswer.TakenBack,
        ["16"] = ExchangeAnswer.NotTakenBack,
    };

    public static ExchangeAnswer? Of(string code) => Codes.TryGetValue(code, out var answer) ? answer : null;

    /// <summary>Somebody at the receiver has the document; that it reached their system says nothing of that.</summary>
    public static bool IsReceipt(this ExchangeAnswer answer) => answer is ExchangeAnswer.Received or ExchangeAnswer.Assigned or ExchangeAnswer.Processing or ExchangeAnswer.Done;
}
