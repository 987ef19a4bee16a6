using NUnit.Framework;
using Supervision.Core.Documents;

namespace Supervision.Tests.Documents;

public sealed class VietnameseTextTests
{
    [TestCase(2026, 1, 5, "ngày 05 tháng 01 năm 2026", "05/01/2026")]
    [TestCase(2026, 2, 12, "ngày 12 tháng 02 năm 2026", "12/02/2026")]
    [TestCase(2026, 11, 21, "ngày 21 tháng 11 năm 2026", "21/11/2026")]
    [TestCase(2023, 6, 29, "ngày 29 tháng 6 năm 2023", "29/6/2023")]
    [TestCase(2023, 3, 9, "ngày 09 tháng 3 năm 2023", "09/3/2023")]
    public void A_date_has_leading_zeros_for_days_below_ten_and_for_months_one_and_two_only(int year, int month, int day, string full, string brief)
    {
        var date = new DateOnly(year, month, day);
        Assert.That(VietnameseDate.Long(date), Is.EqualTo(full));
        Assert.That(VietnameseDate.Short(date), Is.EqualTo(brief));
    }

    [Test]
    public void A_place_without_a_date_leaves_day_and_month_blank()
    {
        var date = new DateOnly(2026, 1, 5);
        Assert.That(VietnameseDate.PlaceAndDate("Sơn La", date, 2026), Is.EqualTo("Sơn La, ngày 05 tháng 01 năm 2026"));
        Assert.That(
            VietnameseDate.PlaceAndDate("Sơn La", null, 2026).Replace('\u00A0', ' '),
            Is.EqualTo("Sơn La, ngày      tháng      năm 2026"));
    }

    [Test]
    public void Numbers_group_by_dots_and_part_decimals_by_a_comma()
    {
        Assert.That(VietnameseNumber.Whole(1373), Is.EqualTo("1.373"));
        Assert.That(VietnameseNumber.Whole(-1234567), Is.EqualTo("-1.234.567"));
        Assert.That(VietnameseNumber.Percent(53.41m), Is.EqualTo("53,41%"));
        Assert.That(VietnameseNumber.Percent(53.4100m), Is.EqualTo("53,41%"));
        Assert.That(VietnameseNumber.Percent(100m, 2), Is.EqualTo("100,00%"));
        Assert.That(VietnameseNumber.Decimal(1373.125m, 2), Is.EqualTo("1.373,13"));
        Assert.That(VietnameseNumber.WithUnit(VietnameseNumber.Whole(1373), "hộ"), Is.EqualTo("1.373\u00A0hộ"));
    }

    [Test]
    public void A_number_below_ten_gets_a_leading_zero_and_an_unissued_one_a_blank()
    {
        Assert.That(DocumentNumber.Line(5, "BC-HĐND"), Is.EqualTo("Số: 05/BC-HĐND"));
        Assert.That(DocumentNumber.Line(115, "BC-HĐND"), Is.EqualTo("Số: 115/BC-HĐND"));
        Assert.That(DocumentNumber.Line(null, "TB-HĐND").Replace('\u00A0', ' '), Is.EqualTo("Số:        /TB-HĐND"));
    }

    [Test]
    public void Points_follow_the_Vietnamese_alphabet()
    {
        Assert.That(
            string.Join(' ', Enumerable.Range(1, 12).Select(Numbering.Point)),
            Is.EqualTo("a) b) c) d) đ) e) g) h) i) k) l) m)"));
        Assert.That(() => Numbering.Point(24), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Roman_numerals_subtract() =>
        Assert.That(
            string.Join(' ', new[] { 1, 4, 9, 14, 40, 99 }.Select(Numbering.Roman)),
            Is.EqualTo("I IV IX XIV XL XCIX"));

    [Test]
    public void The_end_mark_replaces_the_last_sentences_own_and_sticks_to_two_words()
    {
        var blocks = VietnameseText.EndText([new Paragraph("Một."), new Paragraph("báo cáo Thường trực xem xét. "), new PageBreak()]);
        Assert.That(((Paragraph)blocks[1]).Text.PlainText, Is.EqualTo("báo cáo Thường trực xem\u00A0xét./."));
        Assert.That(((Paragraph)blocks[0]).Text.PlainText, Is.EqualTo("Một."));
        Assert.That(() => VietnameseText.EndText([new PageBreak()]), Throws.ArgumentException);
        Assert.That(() => VietnameseText.EndText(" "), Throws.ArgumentException);
    }
}
