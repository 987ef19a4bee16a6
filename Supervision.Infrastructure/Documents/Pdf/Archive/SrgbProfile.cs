using System.Buffers.Binary;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>
/// An ICC profile (version 2.1) of sRGB as IEC 61966-2-1 defines it, made from its figures: primaries adapted to D50, and its tone curve in 512 steps.
/// </summary>
internal static class SrgbProfile
{
    public const string Name = "sRGB IEC61966-2.1";

    private const int HeaderLength = 128, Steps = 512;

    private static readonly Lazy<byte[]> Made = new(Make);

    private static readonly Lazy<byte[]> MadePacked = new(() => Writing.Deflate.Compress(Bytes));

    public static byte[] Bytes => Made.Value;

    /// <summary>The profile as a file carries it, deflated once for all papers.</summary>
    public static byte[] Packed => MadePacked.Value;

    private static byte[] Make()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description(Name)), ("cprt", Copyright("CC0")), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)), ("bXYZ", Xyz(0.14307, 0.06061, 0.7141)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var table = new MemoryStream();
        var body = new MemoryStream();
        var places = new Dictionary<byte[], int>();
        var start = HeaderLength + 4 + (tags.Length * 12);
        table.Write(Big(tags.Length));
        foreach (var (tag, data) in tags)
        {
            if (!places.TryGetValue(data, out var place))
            {
                places.Add(data, place = start + (int)body.Length);
                body.Write(data);
                body.Write(new byte[(4 - (data.Length % 4)) % 4]);
            }
            table.Write(Encoding.ASCII.GetBytes(tag));
            table.Write(Big(place));
            table.Write(Big(data.Length));
        }
        var profile = new byte[start + body.Length];
        Header(profile);
        table.ToArray().CopyTo(profile, HeaderLength);
        body.ToArray().CopyTo(profile, start);
        return profile;
    }

    private static void Header(byte[] profile)
    {
        Big(profile.Length).CopyTo(profile, 0);
        Big(0x02100000).CopyTo(profile, 8);
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        // A date is wanted; the year of the standard's publication stands for it.
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(24), 1999);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(26), 10);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(28), 18);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (Steps * 2)];
        "curv"u8.CopyTo(data);
        Big(Steps).CopyTo(data, 8);
        for (var i = 0; i < Steps; i++)
        {
            var shown = i / (Steps - 1.0);
            var light = shown <= 0.04045 ? shown / 12.92 : Math.Pow((shown + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * 2)), (ushort)Math.Round(light * 65535));
        }
        return data;
    }

    private static byte[] Xyz(params ReadOnlySpan<double> values)
    {
        var data = new byte[20];
        "XYZ "u8.CopyTo(data);
        for (var i = 0; i < 3; i++)
            Big((int)Math.Round(values[i] * 65536)).CopyTo(data, 8 + (i * 4));
        return data;
    }

    private static byte[] Copyright(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    // The name in ASCII; the places of the two other scripts stay empty (67 bytes of one, 12 of the other).
    private static byte[] Description(string text) =>
        [.. "desc\0\0\0\0"u8, .. Big(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[12], .. new byte[67]];

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
