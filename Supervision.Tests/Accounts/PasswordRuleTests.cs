using Supervision.Core.SignIn;

namespace Supervision.Tests.Accounts;

/// <summary>Which passwords are taken.</summary>
public sealed class PasswordRuleTests
{
    [TestCase("ngan-qua", "ít nhất 10 ký tự")]
    [TestCase("matkhau123456", "quá phổ biến")]
    [TestCase("Mật khẩu 2026!", "quá phổ biến")]
    [TestCase("P@ssw0rd1234", null)]
    [TestCase("P@ssword1234", "quá phổ biến")]
    [TestCase("1234567890", "quá phổ biến")]
    [TestCase("qwertyuiop123", "quá phổ biến")]
    [TestCase("aaaaaaaaaaaa", "quá phổ biến")]
    [TestCase("abcabcabcabc", "quá phổ biến")]
    [TestCase("hoidongnhandan2026", "quá phổ biến")]
    [TestCase("anhyeuem1314", null)]
    [TestCase("anhyeuem123456", "quá phổ biến")]
    [TestCase("tranthibich.1985", "của chính mình")]
    [TestCase("Trần Thị Bích 85", "của chính mình")]
    [TestCase("con mèo ngủ trên mái ngói", null)]
    [TestCase("mat-khau-thu-nghiem", null)]
    public void A_password_is_long_not_everybodys_and_not_ones_own_name(string password, string? fault)
    {
        var said = PasswordRules.Fault(password, PasswordRules.Shortest, "tranthibich", "Trần Thị Bích");

        Assert.That(said, fault is null ? Is.Null : Does.Contain(fault));
    }

    [Test]
    public void More_than_ten_thousand_that_are_long_enough_are_refused()
    {
        var listed = CommonPasswords.Listed().Where(word => word.Length >= PasswordRules.Shortest).ToList();

        Assert.That(listed, Has.Count.GreaterThan(10_000));
        Assert.That(listed.Where((_, i) => i % 97 == 0).Where(word => !CommonPasswords.Contains(word)), Is.Empty);
    }

    [TestCase("0901 234 567", "0901234567")]
    [TestCase("+84 901.234.567", "0901234567")]
    [TestCase("84901234567", "0901234567")]
    [TestCase("0084901234567", "0901234567")]
    [TestCase("+44 20 7946 0958", "+442079460958")]
    [TestCase("0901", null)]
    [TestCase("thu-ky.hanoi", null)]
    public void A_telephone_number_is_the_same_however_it_is_written(string typed, string? key) => Assert.That(SignInName.PhoneKey(typed), Is.EqualTo(key));

    // The vectors of RFC 6238, Appendix B, cut to six digits.
    [TestCase(59L, "287082")]
    [TestCase(1111111109L, "081804")]
    [TestCase(1234567890L, "005924")]
    [TestCase(20000000000L, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.That(AuthenticatorCodes.Of(Base32.Read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), seconds / 30), Is.EqualTo(code));

    [TestCase("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36", "Chrome trên Windows")]
    [TestCase("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0", "Edge trên Windows")]
    [TestCase("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari trên iPhone")]
    [TestCase("", "Thiết bị không rõ")]
    public void A_device_is_said_in_words(string agent, string words) => Assert.That(Visitor.InWords(agent), Is.EqualTo(words));
}
