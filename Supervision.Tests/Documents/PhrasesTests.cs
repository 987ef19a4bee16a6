using NUnit.Framework;
using Supervision.Core.Documents.Types;

namespace Supervision.Tests.Documents;

public sealed class PhrasesTests
{
    [TestCase("Chủ tịch UBND huyện, Phó Bí thư Huyện ủy", "UBND huyện Phong Điền", true)]
    [TestCase("Bí thư Huyện ủy, Thành ủy viên", "Huyện ủy Thạch Thất", true)]
    [TestCase("Lãnh đạo một số sở, ngành Thành phố", "Các sở, ngành thuộc UBND Thành phố", true)]
    [TestCase("Chủ tịch Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện Phong Điền", true)]
    [TestCase("Chủ tịch Hội Nông dân huyện", "Hội LHPN huyện Phong Điền", false)]
    [TestCase("Phó Chủ tịch UBND", "UBND xã Song Phượng", false)]
    [TestCase("Thành viên Đoàn giám sát", "HĐND Thành phố Hà Nội", false)]
    [TestCase("Chuyên viên", "Văn phòng", false)]
    public void A_body_is_not_printed_after_a_post_that_tells_it(string post, string body, bool tells) => Assert.That(Phrases.Names(post, body), Is.EqualTo(tells));

    [TestCase("Từ đầu năm 2023 đến nay", "từ đầu năm 2023 đến nay")]
    [TestCase("UBND xã", "UBND xã")]
    [TestCase("6 tháng đầu năm", "6 tháng đầu năm")]
    public void What_goes_on_within_a_sentence_begins_small(string text, string within) => Assert.That(Phrases.Within(text), Is.EqualTo(within));

    [TestCase("chương trình giám sát năm 2026", "về Chương trình giám sát năm 2026")]
    [TestCase("Về việc chương trình giám sát năm 2026", "về việc chương trình giám sát năm 2026")]
    [TestCase("Kế hoạch giám sát", "về Kế hoạch giám sát")]
    [TestCase("thông qua Chương trình giám sát", "về việc thông qua Chương trình giám sát")]
    [TestCase("Thành lập Đoàn giám sát", "về việc thành lập Đoàn giám sát")]
    public void What_a_paper_adopts_by_name_is_cited_by_its_name(string matter, string about) => Assert.That(Phrases.About(matter), Is.EqualTo(about));

    [TestCase("TB", "45/TB-HĐND", "Thông báo số 45/TB-HĐND ngày 10/12/2025")]
    [TestCase(null, "30/BC-HĐND", "Báo cáo số 30/BC-HĐND ngày 10/12/2025")]
    [TestCase(null, "1/2025", "Văn bản số 1/2025 ngày 10/12/2025")]
    [TestCase(null, "Biên bản phiên chất vấn ngày 10/12/2025", "Biên bản phiên chất vấn ngày 10/12/2025")]
    [TestCase(null, "Danh mục tồn đọng 2021-2025", "Danh mục tồn đọng 2021-2025 ngày 10/12/2025")]
    [TestCase(null, null, "ngày 10/12/2025")]
    public void A_paper_is_cited_by_its_number_or_by_its_name_and_its_day_once(string? type, string? reference, string cited) =>
        Assert.That(Phrases.CellCitation(type, reference, new DateOnly(2025, 12, 10)).Replace('\u00A0', ' '), Is.EqualTo(cited));

    [TestCase("Huyện Thạch Thất", "huyện Thạch Thất")]
    [TestCase("Trụ sở Ủy ban nhân dân xã", "trụ sở Ủy ban nhân dân xã")]
    [TestCase("Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Hòa Bình")]
    public void A_place_within_a_sentence_keeps_only_its_names_great(string place, string within) => Assert.That(DelegationPapers.PlaceWithin(place), Is.EqualTo(within));

    [TestCase("Giám sát việc quản lý nhà, đất dôi dư", "giám sát việc quản lý nhà, đất dôi dư", "Việc quản lý nhà, đất dôi dư")]
    [TestCase("Giám sát lại việc quản lý nhà, đất dôi dư", "giám sát lại việc quản lý nhà, đất dôi dư", "Việc quản lý nhà, đất dôi dư")]
    [TestCase("Việc quản lý nhà, đất dôi dư", "giám sát “Việc quản lý nhà, đất dôi dư”", "Việc quản lý nhà, đất dôi dư")]
    public void A_supervision_is_named_with_the_word_once(string title, string supervision, string headed) =>
        Assert.That((Phrases.Supervision(title), Phrases.Headed(title)), Is.EqualTo((supervision, headed)));

    [TestCase("Giám sát việc quản lý nhà, đất dôi dư", "việc quản lý nhà, đất dôi dư")]
    [TestCase("Giám sát lại việc quản lý nhà, đất dôi dư", "việc quản lý nhà, đất dôi dư")]
    [TestCase("Việc quản lý nhà, đất dôi dư", "việc quản lý nhà, đất dôi dư")]
    [TestCase(" UBND xã và việc tiếp công dân", "UBND xã và việc tiếp công dân")]
    public void A_title_that_begins_with_the_word_says_it_once(string title, string matter) => Assert.That(Phrases.Matter(title), Is.EqualTo(matter));
}
