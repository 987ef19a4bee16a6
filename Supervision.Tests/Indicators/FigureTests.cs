using NUnit.Framework;
using Supervision.Core.Indicators;

namespace Supervision.Tests.Indicators;

public sealed class FigureTests
{
    [TestCase("53,41", FigureField.Ratio, 53.41, 2)]
    [TestCase("93,86%", FigureField.Ratio, 93.86, 2)]
    [TestCase(" 28,8 % ", FigureField.Ratio, 28.8, 1)]
    [TestCase("100", FigureField.Ratio, 100, 0)]
    [TestCase("28,80", FigureField.Ratio, 28.8, 2)]
    [TestCase("1.373,5", FigureField.Ratio, 1373.5, 1)]
    [TestCase("1.373", FigureField.Count, 1373, 0)]
    [TestCase("1373", FigureField.Count, 1373, 0)]
    [TestCase("04", FigureField.Count, 4, 0)]
    [TestCase("649,0", FigureField.Count, 649, 1)]
    [TestCase("2.195", FigureField.Amount, 2195, 0)]
    [TestCase("1.234.567,000001", FigureField.Amount, 1234567.000001, 6)]
    [TestCase("-2,13", FigureField.Change, -2.13, 2)]
    [TestCase("+4,6", FigureField.Change, 4.6, 1)]
    [TestCase("18,81", FigureField.Score, 18.81, 2)]
    [TestCase("0", FigureField.Amount, 0, 0)]
    public void Numbers_are_read_as_Vietnamese_writes_them(string text, FigureField field, decimal value, int decimals)
    {
        var stated = StatedFigure.Parse(text, field);

        Assert.That((stated.Value.ToDecimal(), stated.Decimals), Is.EqualTo((value, decimals)));
    }

    [TestCase(FigureField.Ratio)]
    [TestCase(FigureField.Score)]
    [TestCase(FigureField.Change)]
    public void One_dot_in_a_field_of_small_numbers_has_two_readings_and_is_refused_with_both(FigureField field) =>
        Assert.That(() => StatedFigure.Parse("1.373", field), Throws.TypeOf<FigureFormatException>()
            .With.Message.EqualTo("“1.373” có thể là 1373 hoặc 1,373; hãy viết rõ 1373 hay 1,373."));

    [TestCase("13/0", FigureField.Ratio, "mẫu số phải lớn hơn 0")]
    [TestCase("13/ 00", FigureField.Count, "mẫu số phải lớn hơn 0")]
    [TestCase("13/16", FigureField.Ratio, "hai ô riêng")]
    [TestCase("12.5", FigureField.Ratio, "hãy viết 12,5")]
    [TestCase("0.373", FigureField.Ratio, "hãy viết 0,373")]
    [TestCase("1.37.3", FigureField.Count, "mỗi nhóm ba chữ số")]
    [TestCase("1,373", FigureField.Count, "Nếu là 1373, hãy viết 1373 hoặc 1.373")]
    [TestCase("1,5", FigureField.Count, "không phải là số nguyên")]
    [TestCase("1,2,3", FigureField.Ratio, "không phải là số")]
    [TestCase("", FigureField.Ratio, "Chưa nhập số")]
    [TestCase("tất cả", FigureField.Ratio, "không phải là số")]
    [TestCase("50%", FigureField.Count, "không nhận tỷ lệ phần trăm")]
    [TestCase("-5", FigureField.Ratio, "không nhận số âm")]
    [TestCase("0,1234567", FigureField.Ratio, "quá 6 chữ số thập phân")]
    [TestCase("9.999.999.999.999", FigureField.Amount, "vượt giới hạn")]
    [TestCase("٣", FigureField.Count, "không phải là số")]
    public void What_is_no_number_of_that_field_is_refused(string text, FigureField field, string says) =>
        Assert.That(() => StatedFigure.Parse(text, field), Throws.TypeOf<FigureFormatException>().With.Message.Contains(says));

    [Test]
    public void A_fraction_is_read_and_one_over_zero_refused()
    {
        Assert.That(StatedFigure.ParseFraction("13/16"), Is.EqualTo((Figure.From(13L), Figure.From(16L))));
        Assert.That(() => StatedFigure.ParseFraction("13/0"), Throws.TypeOf<FigureFormatException>().With.Message.EqualTo("“13/0”: mẫu số phải lớn hơn 0."));
        Assert.That(() => StatedFigure.ParseFraction("13"), Throws.TypeOf<FigureFormatException>());
    }

    [Test]
    public void Numbers_of_JSON_are_kept_exactly_or_refused()
    {
        Assert.That(Figure.From(18.81m).Scaled, Is.EqualTo(18_810_000));
        Assert.That(Figure.From(-0.000001m).Scaled, Is.EqualTo(-1));
        Assert.That(() => Figure.From(0.0000001m), Throws.TypeOf<FigureFormatException>());
        Assert.That(() => Figure.From(10_000_000_000_000m), Throws.TypeOf<FigureFormatException>());
        Assert.That(() => Figure.From(10_000_000_000_000L), Throws.TypeOf<FigureFormatException>());
    }

    [Test]
    public void Figures_are_written_as_Vietnamese_writes_them()
    {
        Assert.That(Figure.From(1373.5m).ToString(), Is.EqualTo("1.373,5"));
        Assert.That(Figure.From(20m).ToString(), Is.EqualTo("20"));
        Assert.That(Figure.From(-1234567.25m).ToString(), Is.EqualTo("-1.234.567,25"));
        Assert.That(Figure.From(75m).ToText(2), Is.EqualTo("75,00"));
        Assert.That(Figure.From(28.816m).ToText(0), Is.EqualTo("28"));
    }
}
