using FluentValidation;

namespace Supervision.Core.References;

/// <summary>What each kind of item must have and how long its texts may be.</summary>
internal static class ReferenceItemRules
{
    public sealed class Participant : AbstractValidator<ParticipantData>
    {
        public Participant()
        {
            RuleFor(d => d.Side).IsInEnum();
            RuleFor(d => d.Part).NotEmpty().MaximumLength(100);
            RuleFor(d => d.BodyName).MaximumLength(300);
            RuleFor(d => d.Capacity).MaximumLength(300);
            RuleFor(d => d.HeadCount).InclusiveBetween(1, 100_000);
            RuleFor(d => d.Relation).IsInEnum();
        }
    }

    public sealed class Paper : AbstractValidator<PaperData>
    {
        public Paper()
        {
            RuleFor(d => d.Type).NotEmpty().MaximumLength(200);
            RuleFor(d => d.Reference).MaximumLength(100);
            RuleFor(d => d.Issuer).MaximumLength(300);
        }
    }

    public sealed class OnSiteCheck : AbstractValidator<OnSiteCheckData>
    {
        public OnSiteCheck()
        {
            RuleFor(d => d.Place).NotEmpty().MaximumLength(500);
            RuleFor(d => d.CheckedBy).NotEmpty().MaximumLength(300);
            RuleFor(d => d.CheckedWhen).NotEmpty().MaximumLength(100);
            RuleFor(d => d.Note).MaximumLength(1000);
        }
    }

    public sealed class Speech : AbstractValidator<SpeechData>
    {
        public Speech()
        {
            RuleFor(d => d.Speaker).NotEmpty().MaximumLength(500);
            RuleFor(d => d.Side).IsInEnum();
            RuleFor(d => d.Note).MaximumLength(1000);
        }
    }

    public sealed class Strength : AbstractValidator<StrengthData>
    {
        public Strength() => RuleFor(d => d.Field).MaximumLength(200);
    }

    public sealed class Shortcoming : AbstractValidator<ShortcomingData>
    {
        public Shortcoming()
        {
            RuleFor(d => d.Field).MaximumLength(200);
            RuleFor(d => d.HeadingCode).MaximumLength(40);
            RuleFor(d => d.Consequence).MaximumLength(2000);
            RuleFor(d => d.Count).GreaterThanOrEqualTo(0);
            RuleFor(d => d.LostScore).GreaterThanOrEqualTo(0);
            RuleFor(d => d.Indicators).Short();
            RuleFor(d => d.RelatedUnits).Short();
        }
    }

    public sealed class Cause : AbstractValidator<CauseData>
    {
        public Cause()
        {
            RuleFor(d => d.Field).MaximumLength(200);
            RuleFor(d => d.Groups).Short();
            RuleFor(d => d.Responsible).Short();
        }
    }

    public sealed class Statement : AbstractValidator<StatementData>
    {
        public Statement()
        {
            RuleFor(d => d.Type).IsInEnum();
            RuleFor(d => d.Field).MaximumLength(200);
            RuleFor(d => d.Verb).NotEmpty().MaximumLength(200);
            RuleFor(d => d.SaidBy).MaximumLength(300);
            RuleFor(d => d.Note).MaximumLength(1000);
        }
    }

    public sealed class Duty<T> : AbstractValidator<T> where T : DutyData
    {
        public Duty()
        {
            RuleFor(d => d.Sources).Short();
            RuleFor(d => d.DirectingBody).MaximumLength(300);
            RuleFor(d => d.LeadBody).NotEmpty().MaximumLength(500);
            RuleFor(d => d.ResponsiblePost).MaximumLength(500);
            RuleFor(d => d.CoordinatingBodies).Short();
            RuleFor(d => d.Product).MaximumLength(2000);
            RuleFor(d => d.RequiredFiles).Short();
            RuleFor(d => d.Deadline).NotNull().SetValidator(new Deadline());
            RuleFor(d => d.QuantifiedTarget).MaximumLength(500);
            RuleFor(d => d.MissingElements).Short();
        }
    }

    private sealed class Deadline : AbstractValidator<ReferenceDeadline>
    {
        public Deadline()
        {
            RuleFor(d => d.Kind).IsInEnum();
            RuleFor(d => d.Cycle).IsInEnum();
            RuleFor(d => d.Note).MaximumLength(500);
        }
    }

    private static void Short<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(list => list.Count <= 100 && list.All(text => text.Length is > 0 and <= 300)).WithMessage("“{PropertyName}” tối đa 100 mục, mỗi mục không quá 300 ký tự.");
}
