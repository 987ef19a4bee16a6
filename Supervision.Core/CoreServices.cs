using Supervision.Core.Evidence;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Health;
using Supervision.Core.Jobs;
using Supervision.Core.Letters;
using Supervision.Core.Notices;
using Supervision.Core.Packs;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitLinks;
using Supervision.Core.Visits;

namespace Supervision.Core;

public static class CoreServices
{
    /// <summary>The pipeline and every handler and validator of this assembly.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : Glossary.LabelOf(member.Name);
        ValidatorOptions.Global.LanguageManager = new RuleLanguage();
        ValidatorOptions.Global.MessageFormatterFactory = () => new RuleMessage();

        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblyOf<Db>()
            .AddClasses(classes => classes.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
            .AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)).Where(type => !type.IsGenericTypeDefinition), publicOnly: false)
            .AsImplementedInterfaces().WithSingletonLifetime()
            .AddClasses(classes => classes.AssignableToAny(typeof(IScheduledJob), typeof(IReadinessCheck), typeof(IPaperComposer)), publicOnly: false)
            .AsImplementedInterfaces().WithScopedLifetime());

        // In this order, outermost first.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Trace<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorize<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(KeepAccess<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWork<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Idempotency<,>));

        services.AddScoped<Actor>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<IdempotencyKey>();
        services.AddScoped<Db>();
        services.AddScoped<Gate>();
        services.AddScoped<LinkGuard>();
        services.AddScoped<Journal>();
        services.AddScoped<Visitor>();
        services.AddScoped<Turn>();
        services.AddScoped<AccountStore>();
        services.AddScoped<AccountManager>();
        services.AddScoped<Lockout>();
        services.AddScoped<Doorkeeper>();
        services.AddScoped<Sessions>();
        services.AddScoped<AccountSecrets>();
        services.AddScoped<FindingAnswers>();
        services.AddScoped<JournalChecker>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<SetupCodes>();
        services.AddScoped<UnitLinkRows>();
        services.AddScoped<UnitLinkMail>();
        services.AddScoped<LinkSessions>();
        services.AddScoped<IPasskeyCeremony, NoPasskeyCeremony>();
        services.AddScoped<Identities>();
        services.AddScoped<ReceivingTables>();
        services.AddScoped<DraftingTables>();
        services.AddScoped<PaperRegister>();
        services.AddScoped<PaperNumbers>();
        services.AddScoped<StatedNumbers>();
        services.AddScoped<PaperForms>();
        services.AddScoped<PaperComposing>();
        services.AddScoped<SubjectPapers>();
        services.AddScoped<DraftAccess>();
        services.AddScoped<EditComparing>();
        services.AddScoped<LetterIssuing>();
        services.AddScoped<ReportIssuing>();
        services.AddScoped<ConclusionIssuing>();
        services.AddScoped<SubjectSigning>();
        services.AddScoped<PaperIssuing>();
        services.AddScoped<PaperFiles>();
        services.AddScoped<JudgedSignatures>();
        services.AddScoped<MinutesSigning>();
        services.AddScoped<PaperSigners>();
        services.AddScoped<SignedUploads>();
        services.AddScoped<EvidenceAttaching>();
        services.AddScoped<DossierFiling>();
        services.AddScoped<PackPrinting>();
        services.AddScoped<PackMinutes>();
        services.AddScoped<PackUnitReports>();
        services.AddSingleton<IPaperCourier, MailCourier>();
        services.AddSingleton<AccessBuffer>();
        services.AddSingleton<JobCatalogue>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<SqlWatch>();
        services.AddSingleton<NoticeSignal>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
