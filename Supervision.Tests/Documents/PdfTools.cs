using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using NUnit.Framework;

namespace Supervision.Tests.Documents;

/// <summary>A word where poppler sees it, in points from the page's upper left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    public double Middle => (Left + Right) / 2;
}

/// <summary>A line of words.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    public double Left => Words.Min(word => word.Left);

    public double Right => Words.Max(word => word.Right);

    public double Top => Words.Min(word => word.Top);

    public double Bottom => Words.Max(word => word.Bottom);

    public double Middle => (Left + Right) / 2;
}

internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfLine> Lines)
{
    public IEnumerable<PdfWord> Words => Lines.SelectMany(line => line.Words);

    /// <summary>The only line with the text in it.</summary>
    public PdfLine Line(string part)
    {
        var found = Lines.Where(line => line.Text.Contains(part, StringComparison.Ordinal)).ToArray();
        Assert.That(found, Has.Length.EqualTo(1), $"lines with '{part}' among: {string.Join(" | ", Lines.Select(line => line.Text))}");
        return found[0];
    }

    public bool Shows(string part) => Lines.Any(line => line.Text.Contains(part, StringComparison.Ordinal));
}

/// <summary>Reads a rendered PDF with poppler and qpdf, so that tests do not believe our own numbers. A missing tool skips the test with the reason.</summary>
internal static class PdfTools
{
    private static readonly ConcurrentDictionary<string, bool> Sound = [];

    /// <summary>Words with their boxes in the order in which they were drawn, page by page; a word is a line of its own.</summary>
    public static IReadOnlyList<PdfPage> DrawnWords(byte[] pdf)
    {
        var html = XDocument.Parse(Run("pdftotext", pdf, "-raw", "-bbox", "{file}", "-"));
        XNamespace space = "http://www.w3.org/1999/xhtml";
        return
        [
            .. html.Descendants(space + "page").Select(page => new PdfPage(
                Number(page, "width"), Number(page, "height"), [.. page.Elements(space + "word").Select(word => new PdfLine([Word(word)]))])),
        ];
    }

    /// <summary>Words with their boxes, page by page.</summary>
    public static IReadOnlyList<PdfPage> Pages(byte[] pdf)
    {
        var html = XDocument.Parse(Run("pdftotext", pdf, "-bbox-layout", "{file}", "-"));
        XNamespace space = "http://www.w3.org/1999/xhtml";
        return
        [
            .. html.Descendants(space + "page").Select(page => new PdfPage(
                Number(page, "width"),
                Number(page, "height"),
                [
                    .. page.Descendants(space + "line").Select(line => new PdfLine(
                    [
                        .. line.Elements(space + "word").Select(Word),
                    ])),
                ])),
        ];
    }

    /// <summary>The text in reading order, as someone who copies it gets it.</summary>
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "{file}", "-");

    /// <summary>Text with all white space as single spaces, to look for sentences that run over lines.</summary>
    public static string FlatText(byte[] pdf) => string.Join(' ', Text(pdf).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Rows of pdffonts: name, type, encoding, emb, sub, uni.</summary>
    public static IReadOnlyList<string> Fonts(byte[] pdf) =>
        [.. Run("pdffonts", pdf, "{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

    /// <summary>Fields of pdfinfo.</summary>
    public static IReadOnlyDictionary<string, string> Info(byte[] pdf) => Run("pdfinfo", pdf, "-isodates", "{file}")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());

    /// <summary>The logical structure as pdfinfo prints it.</summary>
    public static string Structure(byte[] pdf) => Run("pdfinfo", pdf, "-struct-text", "{file}");

    /// <summary>Fails when qpdf finds anything wrong with the file's syntax.</summary>
    public static void Check(byte[] pdf)
    {
        // Many tests look at one file in several ways.
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        if (Sound.ContainsKey(hash)) return;
        Assert.That(Run("qpdf", pdf, "--check", "{file}"), Does.Contain("No syntax or stream encoding errors found"));
        Sound.TryAdd(hash, true);
    }

    /// <summary>The structure of the file as qpdf tells it: pages, bookmarks and objects.</summary>
    public static string Json(byte[] pdf) => Run("qpdf", pdf, "--json=2", "{file}");

    /// <summary>The text of one page, counted from 1, with all white space as single spaces.</summary>
    public static string FlatPage(byte[] pdf, int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return string.Join(' ', Run("pdftotext", pdf, "-f", number, "-l", number, "{file}", "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The file with its streams opened, to look at operators.</summary>
    public static string Uncompressed(byte[] pdf) => Run("qpdf", pdf, "--qdf", "--object-streams=disable", "{file}", "-");

    /// <summary>Names and encodings of the images that pdfimages finds, a row each.</summary>
    public static IReadOnlyList<string> Images(byte[] pdf) =>
        [.. Run("pdfimages", pdf, "-list", "{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

    /// <summary>A page (from 1) as it is seen.</summary>
    public static PdfPicture Picture(byte[] pdf, int page, int dotsPerInch, bool withoutAnnotations = false)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-r", dotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, .. withoutAnnotations ? ["-hide-annotations"] : Array.Empty<string>(), "{file}"];
        return PdfPicture.Read(RunForBytes("pdftoppm", pdf, arguments), dotsPerInch);
    }

    private static PdfWord Word(XElement word) => new(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax"));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Run(string tool, byte[] pdf, params string[] arguments) => System.Text.Encoding.UTF8.GetString(RunForBytes(tool, pdf, arguments));

    private static byte[] RunForBytes(string tool, byte[] pdf, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"paper-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            var start = new ProcessStartInfo(tool)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == "{file}" ? path : argument);
            using var process = Start(start);
            var errors = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{tool}: {errors.Result}");
            Assert.That(errors.Result, Is.Empty, $"{tool} complains");
            return output.ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{start.FileName} is not installed (packages poppler-utils and qpdf)");
            throw;
        }
    }
}
