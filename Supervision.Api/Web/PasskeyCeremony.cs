using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Web;

/// <summary>The framework's ceremonies of passkeys (WebAuthn): what a browser is asked to sign waits in a cookie of its own, for some minutes.</summary>
internal sealed class PasskeyCeremony(SignInManager<Account> manager, IHttpContextAccessor http) : IPasskeyCeremony
{
    public static void AddTo(IServiceCollection services, Cookies cookies)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<UserManager<Account>>(provider => provider.GetRequiredService<AccountManager>());
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, UserClaimsPrincipalFactory<Account>>();
        services.AddScoped<IUserConfirmation<Account>, DefaultUserConfirmation<Account>>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<SignInManager<Account>>();
        services.AddScoped<IPasskeyCeremony, PasskeyCeremony>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for both factors, so its device asks for a finger, a face or a figure; and it says itself whose it is.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = cookies.Named("giam-sat-khoa");
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = cookies.Secure;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
    }

    /// <summary>What a browser is asked to make for the person who is signed in.</summary>
    public static async Task<string> ToAdd(SignInManager<Account> manager, AccountManager accounts, Actor actor)
    {
        var account = await accounts.FindByIdAsync(actor.PersonId.ToString()) ?? throw RefusedException.Unauthenticated();
        return await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.UserName ?? account.Email ?? account.Phone ?? account.Name,
            DisplayName = account.Name,
        });
    }

    public async Task<UserPasskeyInfo?> Attest(Guid person, string credential)
    {
        try
        {
            var result = await manager.PerformPasskeyAttestationAsync(credential);
            return result.Succeeded && result.UserEntity.Id == person.ToString() ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // The framework throws where no ceremony was begun, or its cookie has run out.
            return null;
        }
        finally
        {
            await Forget();
        }
    }

    public async Task<(Account Account, UserPasskeyInfo Passkey)?> Assert(string credential)
    {
        try
        {
            var result = await manager.PerformPasskeyAssertionAsync(credential);
            return result.Succeeded ? (result.User!, result.Passkey!) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        finally
        {
            await Forget();
        }
    }

    private Task Forget() => http.HttpContext!.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
