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

    [TestCase("Huyện Thạch Thất", "huyện Thạch Thất")]
    [TestCase("Trụ sở Ủy ban nhân dân xã", "trụ sở Ủy ban nhân dân xã")]
    [TestCase("Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Hòa Bình")]
    public void A_place_within_a_sentence_keeps_only_its_names_great(string place, string within) => Assert.That(DelegationPapers.PlaceWithin(place), Is.EqualTo(within));
}
