using Bogus;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;

namespace Supervision.Tests.Papers;

/// <summary>How much stands in a generated paper.</summary>
public enum Amount
{
    Empty,
    Short,
    Long,
}

/// <summary>Forms and texts of invented papers, the same in every run.</summary>
internal sealed class SomeForms(int seed)
{
    private static readonly string[] Words =
    [
        "rà soát", "hồ sơ", "đất đai", "thủ tục hành chính", "quá hạn", "công khai", "kết quả", "giải quyết", "Ủy ban nhân dân", "xã Hòa Bình", "bố trí", "kinh phí", "công chức", "phối hợp",
        "báo cáo", "kiểm tra", "khắc phục", "đúng quy định", "trách nhiệm", "người đứng đầu", "năm 2026", "12.450 hồ sơ", "98,5%", "Nghị quyết", "chuyển đổi số", "nước sạch", "trường học",
    ];

    private readonly Faker _faker = new("vi") { Random = new Randomizer(seed) };

    public Faker Faker => _faker;

    public string Phrase(int characters)
    {
        var text = "Đề nghị";
        while (text.Length < characters) text += " " + _faker.PickRandom(Words);
        return text;
    }

    /// <summary>A sentence or so; of a long paper paragraphs of 3,000 characters.</summary>
    public string Text(Amount amount) => amount switch
    {
        Amount.Empty => "",
        Amount.Short => Phrase(90),
        _ => $"{Phrase(3000)}.\n{Phrase(3000)}.\n{Phrase(400)}.",
    };

    /// <summary>Every part of the kind filled, or none.</summary>
    public PaperContent Content(PaperKind kind, Amount amount, params (string Code, string Text)[] given) => new(
        kind.Rule().Sections.ToDictionary(part => part.Code, part => given.FirstOrDefault(g => g.Code == part.Code).Text ?? Text(amount)));

    public PaperForm Form(PaperKind kind, string title, Amount amount)
    {
        var rule = kind.Rule();
        var isOfUnit = rule.Issuer is PaperIssuer.Unit;
        var issued = amount is Amount.Empty ? (DateOnly?)null : new DateOnly(2026, 8, 5);
        return new PaperForm
        {
            Kind = kind,
            CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
            IsDemo = false,
            IsDraft = amount is Amount.Empty,
            IssuingBody = isOfUnit ? "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH" : "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
            IssuerName = isOfUnit ? "Ủy ban nhân dân xã Hòa Bình" : "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
            Symbol = rule.DocumentType is null ? null : rule.IsLetter ? "HĐND-VP" : $"{rule.DocumentType}-HĐND",
            Number = rule.DocumentType is null || issued is null ? null : 9,
            PlaceName = "Lam Sơn",
            IssuedOn = issued,
            On = new DateOnly(2026, 8, 5),
            Title = title,
            AuthorityLines = isOfUnit ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            SignerName = amount is Amount.Empty ? null : _faker.Name.FullName(),
            Recipients = ["Như trên", "Thường trực Hội đồng nhân dân tỉnh", "Các Ban của Hội đồng nhân dân tỉnh"],
            Now = new DateTimeOffset(2026, 8, 5, 8, 0, 0, TimeSpan.FromHours(7)),
        };
    }

    public CitedTask Task(Amount amount) => new()
    {
        Number = 3,
        Content = amount is Amount.Long ? Phrase(3000) : "Giải quyết dứt điểm 72 hồ sơ lĩnh vực đất đai quá hạn, gửi thư xin lỗi tổ chức, cá nhân",
        LeadUnitId = Guid.Empty,
        LeadUnitName = "Ủy ban nhân dân xã Hòa Bình",
        SourceType = amount is Amount.Empty ? null : "TB",
        SourceReference = amount is Amount.Empty ? null : "15/TB-HĐND",
        SourceIssuedOn = amount is Amount.Empty ? null : new DateOnly(2026, 5, 14),
        OriginalDueOn = amount is Amount.Empty ? null : new DateOnly(2026, 6, 30),
        DueOn = amount is Amount.Empty ? null : new DateOnly(2026, 7, 15),
    };
}
