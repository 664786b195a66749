import Markup

/// What went wrong, told to people: what happened, whether anything was stored, and what to do.
enum ProblemPage {
    static func reply(_ problem: Problem, _ visit: Visit, request: String) -> PageReply {
        let say = visit.say
        let key = key(problem)
        let detail: HTML = problem.status == 409 || problem.status == 412 ? HTML(text: problem.detail) : .none
        let main: HTML = """
            <h1>\(say("problem.\(key)"))</h1><p>\(detail)</p><p>\(say("problem.\(key)_mend"))</p>
            <p><a href="\(Path.start())">\(say("problem.start"))</a></p>
            <p class="quiet">\(say("problem.request", .text(request)))</p>
            """
        return .page(say("problem.\(key)"), status: problem.status, main)
    }

    private static func key(_ problem: Problem) -> String {
        switch (problem.status, problem.kind) {
        case (_, "form_expired"): "form_expired"
        case (_, "done_before"): "done_before"
        case (403, _): "forbidden"
        case (404, _), (405, _): "not_found"
        case (409, _), (412, _), (422, _): "refused"
        case (413, _): "too_long"
        case (429, _): "too_many"
        case (503, _): "unavailable"
        case (500..., _): "defect"
        default: "invalid"
        }
    }
}
