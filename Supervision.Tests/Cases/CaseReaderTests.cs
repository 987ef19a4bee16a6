using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Supervision.Api.Demo;
using Supervision.Core.Cases;
using Supervision.Core.Json;

namespace Supervision.Tests.Cases;

public sealed class CaseReaderTests
{
    [Test]
    public void The_program_carries_five_cases()
    {
        var files = CaseFiles.All();

        Assert.That(files.Select(file => file.Code), Is.EqualTo(new[] { "S0", "S1", "S2", "S3", "S4" }));
        Assert.That(files.Select(file => (file.Indicators.Count, file.Tasks.Count)), Is.EqualTo(new[] { (6, 8), (8, 24), (7, 13), (12, 4), (12, 5) }));
        Assert.That(files.Where(file => file.Classification.IsCouncilSupervision).Select(file => file.Code), Is.EqualTo(new[] { "S0", "S3" }));
    }

    [Test]
    public void Nothing_of_a_file_is_lost_in_reading()
    {
        foreach (var name in CaseFiles.Names())
        {
            var text = CaseFiles.Text(name);
            var written = System.Text.Json.JsonSerializer.Serialize(CaseReader.Read(name, text), StrictJson.Named);
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(text)), name);
        }
    }

    [Test]
    public void An_unknown_field_is_refused_by_case_and_path() =>
        Refused(root => root["chi_tieu"]![2]!["la"] = 1, "S3", "$.chi_tieu[2].la", "trường không có trong cấu trúc.");

    [Test]
    public void A_missing_field_is_refused() =>
        Refused(root => root["chi_tieu"]![2]!.AsObject().Remove("ten"), "S3", "$.chi_tieu[2]", "thiếu trường ten.");

    [Test]
    public void A_field_given_twice_is_refused() =>
        Assert.That(() => CaseReader.Read("S3.json", CaseFiles.Text("S3.json").Replace("\"ma\": \"S3\",", "\"ma\": \"S3\", \"ma\": \"S3\",", StringComparison.Ordinal)),
            Throws.TypeOf<CaseFileException>().With.Message.Contains("bị lặp"));

    [Test]
    public void A_null_where_none_may_stand_is_refused() =>
        Refused(root => root["ket_luan"]![0]!["noi_dung"] = null, "S3", "$.ket_luan[0].noi_dung", "giá trị không hợp lệ");

    [TestCase("2023-02-31")]
    [TestCase("2023-11-31")]
    [TestCase("31/12/2023")]
    public void An_impossible_date_is_refused_and_never_moved(string date) =>
        Refused(root => root["thoi_gian"]!["ngay"] = date, "S3", "$.thoi_gian.ngay", "");

    [Test]
    public void A_word_outside_its_list_is_refused() =>
        Refused(root => root["chi_tieu"]![0]!["kieu"] = "phan_tram", "S3", "$.chi_tieu[0].kieu", "");

    [Test]
    public void A_number_in_place_of_a_word_is_refused() =>
        Refused(root => root["chi_tieu"]![0]!["kieu"] = 0, "S3", "$.chi_tieu[0].kieu", "");

    [Test]
    public void A_number_as_text_is_refused() =>
        Refused(root => root["chi_tieu"]![0]!["tu_so"] = "13", "S3", "$.chi_tieu[0].tu_so", "");

    [TestCase("mau_so_tham_chieu", "S3-CT99", "không có chỉ tiêu “S3-CT99”")]
    [TestCase("mau_so_tham_chieu", "S3-CT1", "không có gia_tri")]
    [TestCase("tong", "S3-CT99", "không có chỉ tiêu “S3-CT99”")]
    [TestCase("co_the_cung_chi_tieu", "S3-CT99", "“S3-CT99”")]
    [TestCase("co_the_cung_chi_tieu", "S3-CT3", "“S3-CT3”")]
    [TestCase("ty_le_neu", "1.373", "1373 hoặc 1,373")]
    [TestCase("ty_le_neu", "13/0", "mẫu số phải lớn hơn 0")]
    public void A_broken_reference_or_figure_of_an_indicator_is_refused(string field, string value, string says) =>
        Refused(root => root["chi_tieu"]![2]![field] = value, "S3", $"$.chi_tieu[2].{field}", says);

    [Test]
    public void A_denominator_of_zero_is_refused() =>
        Refused(root => root["chi_tieu"]![0]!["mau_so"] = 0, "S3", "$.chi_tieu[0].mau_so", "lớn hơn 0");

    [Test]
    public void A_figure_finer_than_six_decimals_is_refused() =>
        Refused(root => root["chi_tieu"]![0]!["tu_so"] = 0.0000001m, "S3", "$.chi_tieu[0].tu_so", "6 chữ số");

    [Test]
    public void A_total_without_its_group_is_refused() =>
        Refused(root => root["chi_tieu"]![2]!["nhom"] = null, "S3", "$.chi_tieu[2].nhom", "đi cùng nhau");

    [Test]
    public void A_total_that_is_neither_code_nor_number_is_refused() =>
        Refused(root => root["chi_tieu"]![2]!["tong"] = true, "S3", "$.chi_tieu[2].tong", "mã chỉ tiêu hoặc số");

    [Test]
    public void A_task_from_a_conclusion_that_is_not_there_is_refused() =>
        Refused(root => root["nhiem_vu"]![1]!["nguon"]![0] = "S3-K99", "S3", "$.nhiem_vu[1].nguon[0]", "“S3-K99”");

    [Test]
    public void A_task_may_not_come_from_an_indicator() =>
        Refused(root => root["nhiem_vu"]![1]!["nguon"]![0] = "S3-CT1", "S3", "$.nhiem_vu[1].nguon[0]", "kết luận");

    [Test]
    public void A_commitment_from_an_indicator_that_is_not_there_is_refused() =>
        Refused(root => root["cam_ket_don_vi"]![0]!["nguon"]![0] = "S3-K1", "S3", "$.cam_ket_don_vi[0].nguon[0]", "chỉ tiêu");

    [Test]
    public void A_shortcoming_of_an_indicator_that_is_not_there_is_refused() =>
        Refused(root => root["han_che"]![2]!["chi_tieu"]![0] = "S3-CT99", "S3", "$.han_che[2].chi_tieu[0]", "“S3-CT99”");

    [Test]
    public void A_shortcoming_under_a_heading_that_is_none_is_refused() =>
        Refused(root => root["han_che"]![2]!["thuoc"] = "S3-H1", "S3", "$.han_che[2].thuoc", "câu dẫn");

    [Test]
    public void A_flag_of_an_unknown_kind_is_refused() =>
        Refused(root => root["canh_bao"]![0]!["loai"] = "la_lung", "S3", "$.canh_bao[0].loai", "la_lung");

    [Test]
    public void A_flag_that_contradicts_its_kind_is_refused() =>
        Refused(root => root["canh_bao"]![0]!["tinh_duoc"] = false, "S3", "$.canh_bao[0].tinh_duoc", "trái");

    [Test]
    public void A_flag_about_what_is_not_there_is_refused() =>
        Refused(root => root["canh_bao"]![0]!["lien_quan"]![0] = "S3-X1", "S3", "$.canh_bao[0].lien_quan[0]", "“S3-X1”");

    [Test]
    public void An_agreement_about_what_is_not_there_is_refused() =>
        Refused(root => root["kiem_chung_khop"]![0]!["lien_quan"]![0] = "S3-CT99", "S3", "$.kiem_chung_khop[0].lien_quan[0]", "“S3-CT99”");

    [Test]
    public void A_code_given_twice_is_refused() =>
        Refused(root => root["chi_tieu"]![11]!["ma"] = "S3-CT2", "S3", "$.chi_tieu[11].ma", "bị lặp");

    [Test]
    public void A_code_of_another_case_is_refused() =>
        Refused(root => root["phat_bieu"]!.AsArray().Add(JsonNode.Parse("""{"ma":"S1-P1","chuc_danh":"A","ben":"doan","noi_dung":null,"ghi_chu":null}""")), "S3", "$.phat_bieu[0].ma", "S3-P");

    [Test]
    public void A_relation_on_the_units_side_is_refused() =>
        Refused(root => root["thanh_phan"]![0]!["ben"] = "don_vi", "S3", "$.thanh_phan[0].quan_he_voi_don_vi", "Đoàn");

    [Test]
    public void Council_supervision_by_another_body_is_refused() =>
        Refused(root => root["phan_loai"]!["chu_the"] = "ubnd_cap_huyen", "S3", "$.phan_loai.chu_the", "chủ thể");

    [Test]
    public void Decomposed_Unicode_is_refused() =>
        Assert.That(() => CaseReader.Read("S3.json", CaseFiles.Text("S3.json").Normalize(NormalizationForm.FormD)),
            Throws.TypeOf<CaseFileException>().With.Message.Contains("NFC"));

    [Test]
    public void Broken_JSON_is_refused_with_its_line() =>
        Assert.That(() => CaseReader.Read("S3.json", "{\n  \"ma\": \"S3\",\n  oops\n}"),
            Throws.TypeOf<CaseFileException>().With.Message.EqualTo("Vụ việc S3.json, trường dòng 3: không phải JSON hợp lệ."));

    private static void Refused(Action<JsonNode> harm, string code, string path, string says)
    {
        var root = JsonNode.Parse(CaseFiles.Text($"{code}.json"))!;
        harm(root);
        var refused = Assert.Throws<CaseFileException>(() => CaseReader.Read($"{code}.json", root.ToJsonString()))!;
        Assert.That((refused.CaseCode, refused.Path), Is.EqualTo((code, path)), refused.Message);
        Assert.That(refused.Message, Does.StartWith($"Vụ việc {code}, trường {path}").And.Contains(says));
    }
}
