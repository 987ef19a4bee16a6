using System.Diagnostics;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Bench;

/// <summary>Signing and verifying a notice of three pages and more, keys open, everything warm.</summary>
internal sealed class SigningBench : IBench
{
    private const int Times = 100;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public string Name => "signing";

    public Task<IReadOnlyList<Figure>> Run()
    {
        using var rsa = TestCertificates.Shared.Key("RSA");
        using var ecdsa = TestCertificates.Shared.Key("ECDSA", ecdsa: true);
        var life = SigningTestParts.WholeLife(SigningTestParts.Paper);
        var pages = PdfTools.Info(life[0])["Pages"];
        if (!SigningTestParts.Verifier.Verify(life[3], life[0]).IsAccepted) throw new BenchFailedException("The signed notice is not accepted.");
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new($"Signing a notice of {pages} pages, RSA 2048, visible, median", Measure(() => SigningTestParts.Signer.Sign(life[0], rsa, SigningTestParts.BySigner)), "ms"),
            new($"Signing a notice of {pages} pages, ECDSA P-256, visible, median", Measure(() => SigningTestParts.Signer.Sign(life[0], ecdsa, SigningTestParts.BySigner)), "ms"),
            new("Writing number and date behind the signature, median", Measure(() => SigningTestParts.Signer.Fill(life[1], SigningTestParts.NumberAndDate)), "ms"),
            new("Verifying two signatures and the number against the issued file, median", Measure(() => SigningTestParts.Verifier.Verify(life[3], life[0])), "ms"),
            new("Both signatures and the number add to the file", (life[3].Length - life[0].Length) / 1024.0, "kB"),
        ]);
    }

    private static double Measure(Action act)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;) act();
        return new Latencies(Enumerable.Range(0, Times).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            act();
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        })).Median;
    }
}
