using Supervision.Core.Search;

namespace Supervision.Tests.Search;

/// <summary>How texts and what is typed are compared, without any database.</summary>
public sealed class SearchWordsTests
{
    [TestCase("Đường sắt ĐÔ THỊ", "duong sat do thi")]
    [TestCase("Kết luận số 012/KL-HĐND, ngày 05/01/2026", "ket luan so 12 kl hdnd ngay 5 1 2026")]
    [TestCase("nước – điện (ưu tiên)", "nuoc dien uu tien")]
    [TestCase("000", "0")]
    [TestCase("", "")]
    public void A_text_is_its_words_without_diacritics(string text, string words)
    {
        Assert.That(string.Join(' ', SearchWords.Of(text).Select(word => word.Folded)), Is.EqualTo(words));
        Assert.That(string.Join(' ', SearchWords.Of(text.Normalize(System.Text.NormalizationForm.FormD)).Select(word => word.Folded)), Is.EqualTo(words), "decomposed");
    }

    [TestCase("Ủy ban nhân dân tỉnh", "ubnd")]
    [TestCase("UBND tỉnh", "uy")]
    [TestCase("Sở GD&ĐT", "tao")]
    [TestCase("Sở Giáo dục và Đào tạo", "gddt")]
    [TestCase("HĐND", "hoi")]
    public void A_text_is_found_by_what_is_written_short_and_in_full(string text, string word) =>
        Assert.That(SearchWords.Joined([text], 1000), Does.Contain($" {word} "));

    [TestCase("ủy ban", "Ủy ban nhân dân xã Hòa Bình", "[Ủy ban] nhân dân xã Hòa Bình")]
    [TestCase("uy ban", "Ủy ban nhân dân xã Hòa Bình", "[Ủy ban] nhân dân xã Hòa Bình")]
    [TestCase("binh hoa", "Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã [Hòa Bình]")]
    [TestCase("ubnd", "Ủy ban nhân dân xã Hòa Bình", "[Ủy ban nhân dân] xã Hòa Bình")]
    [TestCase("uy ban nhan dan", "UBND xã", "[UBND] xã")]
    [TestCase("đất đ", "đất đai, đường, đê", "[đất đai], [đường], [đê]")]
    [TestCase("ho so", "hồ sơ đã rà soát ở sở", "[hồ sơ] đã rà soát ở [sở]")]
    [TestCase("dat ", "đất đai, đạt", "[đất] đai, [đạt]")]
    [TestCase("12/kl", "Số 12/KL-HĐND", "Số [12]/[KL]-HĐND")]
    public void What_was_asked_for_is_marked_as_it_was_written(string typed, string text, string marked) =>
        Assert.That(string.Concat(SearchTerms.Read(typed)!.Mark(text, 200).Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text)), Is.EqualTo(marked));

    [Test]
    public void Of_a_long_text_the_part_around_the_first_find_is_shown()
    {
        var text = string.Join(' ', Enumerable.Range(1, 200).Select(i => $"chữ{i}")) + " hồ sơ quá hạn " + string.Join(' ', Enumerable.Range(1, 200).Select(i => $"đuôi{i}"));

        var shown = string.Concat(SearchTerms.Read("ho so")!.Mark(text, 120).Select(piece => piece.Text));

        Assert.That(shown, Has.Length.LessThan(125).And.Contains("hồ sơ quá hạn").And.StartsWith("…").And.EndsWith("…"));
    }

    [TestCase("12", "12/")]
    [TestCase("số 12/KL-HĐND", "12/kl-hdnd")]
    [TestCase("012/kl", "12/kl")]
    [TestCase("Số 12", "12/")]
    [TestCase("12 hộ dân", null)]
    [TestCase("kết luận", null)]
    public void What_has_the_form_of_a_number_is_looked_for_as_one(string typed, string? key) => Assert.That(SearchTerms.Read(typed)!.Number, Is.EqualTo(key));

    [TestCase("…")]
    [TestCase(" % _ ")]
    public void Without_a_letter_or_a_figure_nothing_is_looked_for(string typed) => Assert.That(SearchTerms.Read(typed), Is.Null);
}
