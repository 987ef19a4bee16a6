using System.Text;
using Supervision.Core.Text;

namespace Supervision.Tests.Text;

/// <summary>The order in which lists of names stand.</summary>
public sealed class VietnameseOrderTests
{
    [Test]
    public void People_stand_by_their_given_names_then_by_their_family_names()
    {
        string[] people =
        [
            "Nguyễn Thị An", "Trần Văn An", "Lê Văn Ân", "Phạm Thị Bình", "Hoàng Văn Dũng", "Nguyễn Văn Dũng", "Trần Thị Dung", "Vũ Thị Đào", "Đỗ Văn Đạt", "Đặng Minh Đức", "Lê Thị Hạnh", "Lê Thị Hoa",
            "Bùi Thị Hoà", "Bùi Thị Hòa", "Nguyễn Văn Oanh", "Ngô Văn Ôn", "Lý Thị Ơn", "Phan Văn Út", "Cao Thị Ưu",
        ];
        string[] expected =
        [
            "Nguyễn Thị An", "Trần Văn An", "Lê Văn Ân", "Phạm Thị Bình", "Trần Thị Dung", "Hoàng Văn Dũng", "Nguyễn Văn Dũng", "Vũ Thị Đào", "Đỗ Văn Đạt", "Đặng Minh Đức", "Lê Thị Hạnh", "Lê Thị Hoa",
            "Bùi Thị Hoà", "Bùi Thị Hòa", "Nguyễn Văn Oanh", "Ngô Văn Ôn", "Lý Thị Ơn", "Phan Văn Út", "Cao Thị Ưu",
        ];

        Assert.That(people.ByGivenName(name => name), Is.EqualTo(expected));
        Assert.That(people.Reverse().Select(name => name.Normalize(NormalizationForm.FormD)).ByGivenName(name => name).Select(VietnameseOrder.PersonKey), Is.EqualTo(expected.Select(VietnameseOrder.PersonKey)), "decomposed, too");
    }

    [TestCase("ma mà mả mã má mạ mai măn mân")]
    [TestCase("da dạ dây đa đà đại đất ê")]
    [TestCase("an ản anh ăn ân ba")]
    [TestCase("oa oà ôi ơi u ư v")]
    public void Syllables_stand_as_in_a_dictionary(string inOrder)
    {
        var words = inOrder.Split(' ');

        Assert.That(words.Reverse().InOrder(word => word), Is.EqualTo(words));
        Assert.That(words.Select(word => word.ToUpperInvariant()).Reverse().InOrder(word => word), Is.EqualTo(words.Select(word => word.ToUpperInvariant())));
    }

    [Test]
    public void Units_stand_syllable_by_syllable_and_by_how_much_a_number_is()
    {
        string[] units = ["Phòng 10", "Phòng 2", "Phòng Tư pháp", "Sở Y tế", "Sở Xây dựng", "UBND xã Đông Sơn", "UBND xã Dân Hòa", "UBND xã Đông", "UBND xã Đồng Tâm"];

        Assert.That(units.InOrder(name => name), Is.EqualTo(new[] { "Phòng 2", "Phòng 10", "Phòng Tư pháp", "Sở Xây dựng", "Sở Y tế", "UBND xã Dân Hòa", "UBND xã Đông", "UBND xã Đông Sơn", "UBND xã Đồng Tâm" }));
    }

    [TestCase("Hoà Bình", "Hòa Bình")]
    [TestCase("HÒA  BÌNH", "hoà-bình")]
    public void Where_the_tone_is_written_and_what_parts_the_syllables_makes_no_difference(string one, string other) =>
        Assert.That(VietnameseOrder.Key(one), Is.EqualTo(VietnameseOrder.Key(other)));
}
