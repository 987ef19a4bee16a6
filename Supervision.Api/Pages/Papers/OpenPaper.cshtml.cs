using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Papers;

namespace Supervision.Api.Pages;

/// <summary>Opens the paper of a conclusion, a report, minutes or an urging letter, to be reworded and signed before its subject issues it.</summary>
public sealed class OpenPaperPage(IMediator mediator) : FormPage(mediator)
{
    public IActionResult OnGet() => LocalRedirect("/van-ban");

    public Task<IActionResult> OnPost(OpenSubjectPaper open) => Submit(open, nameof(open), paper => Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{paper.Id}")));
}
