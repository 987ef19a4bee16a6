namespace Supervision.Tests.Browser;

/// <summary>Papers that stories begin with.</summary>
internal static class SomePapers
{
    /// <summary>The office's part, run in its window: a quarterly report, laid before the signer. Answers its id.</summary>
    public const string SubmittedReport = """
        async () => {
          const send = async (method, path, body, version) => {
            const headers = body ? { "Content-Type": "application/json" } : {};
            if (version) headers["If-Match"] = `"${version}"`;
            const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
            if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
            return answer.json();
          };
          const { id } = await send("POST", "/api/papers", { kind: "quarterlyReport" });
          const paper = await send("GET", `/api/papers/${id}`);
          const sections = Object.fromEntries(paper.parts.filter(part => part.text).map(part => [part.code, part.text]));
          sections.proposals = "Đề nghị các cơ quan báo cáo đúng hạn.";
          const { version } = await send("PUT", `/api/papers/${id}`, { title: paper.title, sections }, paper.version);
          await send("POST", `/api/papers/${id}/submission`, {}, version);
          return id;
        }
        """;
}
