using Supervision.Core.Signing;

namespace Supervision.Infrastructure.Signing;

/// <summary>Names of the fields that are ours; they stand in files that were issued and never change.</summary>
internal static class PaperFieldNames
{
    public const string Agency = "GiamSat_CoQuan";

    private const string Signer = "GiamSat_NguoiKy";

    private static readonly Dictionary<PaperBox, string> Boxes = new()
    {
        [PaperBox.Number] = "GiamSat_So",
        [PaperBox.Day] = "GiamSat_Ngay",
        [PaperBox.Month] = "GiamSat_Thang",
        [PaperBox.PlaceAndDate] = "GiamSat_DiaDanhNgayThang",
        [PaperBox.CopyMark] = "GiamSat_DauBanSao",
    };

    public static string Of(PaperBox box) => Boxes[box];

    public static PaperBox? Box(string name)
    {
        foreach (var (box, known) in Boxes)
            if (known == name) return box;
        return null;
    }

    /// <summary>A name that no field of the file has: "GiamSat_NguoiKy1", "GiamSat_NguoiKy2"; "GiamSat_CoQuan", "GiamSat_CoQuan2".</summary>
    public static string Free(SignerRole role, IReadOnlyCollection<string> taken)
    {
        var (stem, number) = role == SignerRole.Agency ? (Agency, 2) : (Signer, 1);
        if (role == SignerRole.Agency && !taken.Contains(Agency)) return Agency;
        while (taken.Contains($"{stem}{number}")) number++;
        return $"{stem}{number}";
    }
}
