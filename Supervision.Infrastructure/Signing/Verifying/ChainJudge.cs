using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Signatures;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>What a certificate is worth at an instant.</summary>
internal sealed record ChainJudgement(bool IsTrusted, RevocationState Revocation, IReadOnlyList<SignatureFinding> Faults, IReadOnlyList<SignatureFinding> Notes);

/// <summary>Builds the chain to the configured roots only; the system's own are not asked.</summary>
internal sealed class ChainJudge(TrustedCertificates trusted, RevocationCheck revocation)
{
    private const X509ChainStatusFlags Unanswered = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    public ChainJudgement Judge(X509Certificate2 certificate, X509Certificate2Collection beside, DateTimeOffset at, DateTimeOffset now)
    {
        var faults = new List<SignatureFinding>();
        var notes = new List<SignatureFinding>();
        if (!CertificateRules.MaySign(certificate)) faults.Add(new(SignatureCodes.Purpose, "Chứng thư số không được cấp để ký văn bản."));
        if (!CertificateRules.HasSoundKey(certificate)) faults.Add(new(SignatureCodes.Kind, "Khóa của chứng thư số quá yếu hoặc không được hỗ trợ."));
        if (at < CertificateRules.Start(certificate))
            faults.Add(new(SignatureCodes.NotYetValid, $"Khi ký, chứng thư số chưa có hiệu lực (từ {CertificateRules.Day(CertificateRules.Start(certificate))})."));
        else if (at > CertificateRules.End(certificate))
            faults.Add(new(SignatureCodes.Expired, $"Khi ký, chứng thư số đã hết hạn (từ {CertificateRules.Day(CertificateRules.End(certificate))})."));
        else if (now > CertificateRules.End(certificate))
            notes.Add(new(SignatureCodes.ExpiredSince, $"Chứng thư số đã hết hạn từ {CertificateRules.Day(CertificateRules.End(certificate))}; thời điểm ký do máy của người ký ghi, không có dấu thời gian chứng thực."));

        var status = Build(certificate, beside, at, X509RevocationMode.NoCheck);
        var isTrusted = (status & ~X509ChainStatusFlags.NotTimeValid) == 0;
        if (!isTrusted) faults.Add(new(SignatureCodes.Untrusted, trusted.Roots.Count == 0
            ? "Hệ thống chưa được thiết lập tổ chức chứng thực tin cậy nên chưa kiểm tra được chứng thư số; đề nghị báo quản trị."
            : $"Chứng thư số không do tổ chức được tin cậy cấp ({Named(certificate)})."));
        else if ((status & X509ChainStatusFlags.NotTimeValid) != 0 && faults.Count == 0) faults.Add(new(SignatureCodes.Expired, "Khi ký, chứng thư số của tổ chức cấp không còn hoặc chưa có hiệu lực."));
        // Addresses to ask stand in the certificate: only one that is trusted may send us anywhere.
        var state = isTrusted ? Revocation(certificate, beside, at, faults, notes) : RevocationState.NotChecked;
        return new(isTrusted && faults.Count == 0, state, faults, notes);
    }

    private RevocationState Revocation(X509Certificate2 certificate, X509Certificate2Collection beside, DateTimeOffset at, List<SignatureFinding> faults, List<SignatureFinding> notes)
    {
        if (revocation == RevocationCheck.None) return RevocationState.NotChecked;
        var status = Build(certificate, beside, at, revocation == RevocationCheck.Online ? X509RevocationMode.Online : X509RevocationMode.Offline);
        if ((status & X509ChainStatusFlags.Revoked) != 0)
        {
            faults.Add(new(SignatureCodes.Revoked, "Chứng thư số đã bị thu hồi."));
            return RevocationState.Revoked;
        }
        if ((status & Unanswered) == 0) return RevocationState.Good;
        var finding = new SignatureFinding(SignatureCodes.RevocationUnknown, "Chưa kiểm tra được chứng thư số có bị thu hồi hay không.");
        (revocation == RevocationCheck.Online ? faults : notes).Add(finding);
        return RevocationState.Unknown;
    }

    private X509ChainStatusFlags Build(X509Certificate2 certificate, X509Certificate2Collection beside, DateTimeOffset at, X509RevocationMode mode)
    {
        if (trusted.Roots.Count == 0) return X509ChainStatusFlags.UntrustedRoot;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted.Roots);
        chain.ChainPolicy.ExtraStore.AddRange(trusted.Intermediates);
        chain.ChainPolicy.ExtraStore.AddRange(beside);
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.RevocationMode = mode;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        chain.Build(certificate);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
    }

    private static string Named(X509Certificate2 certificate) => $"nơi cấp: {certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}";
}
