import Application
import Domain
import Markup
import Notifications

/// The texts of the messages that are mailed: looked at with sample values before they are kept.
enum TemplatePages {
    static let all = [list, show, preview, write, askReset, reset]

    static let list = Page.show("officeTemplates", .officeTemplates, RecordParts.access) { visit in
        let say = visit.say
        let lines = try await ListTemplates(visit.house)(by: visit.principal)
        let rows = lines.map { line -> [HTML] in
            [
                "<a href=\"\(Path.officeTemplate(line.kind.rawValue))\">\(title(line.kind, visit))</a>",
                HTML(text: line.template.subject),
                line.writtenAt.map { say("wording.own", .text(visit.spoken($0))) } ?? say("wording.shipped"),
            ]
        }
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.templates"))</h1><p>\(say("wording.lead"))</p>
            \(Parts.table(
                say("wording.table"),
                [
                    .init(name: say("wording.sent_when")), .init(name: say("wording.subject")),
                    .init(name: say("wording.words")),
                ], rows))
            """
        return .page(say("records.templates"), back: Path.office(), main)
    }

    /// When a message is sent, as people call it.
    static func title(_ kind: MessageKind, _ visit: Visit) -> HTML { visit.say("wording.kind_\(kind.rawValue)") }

    static let show = Page.show("officeTemplate", .officeTemplate, RecordParts.access) { visit in
        let line = try await ListTemplates(visit.house).one(visit.path("message"), by: visit.principal)
        let form = Form.empty.setting("subject", to: line.template.subject).setting("text", to: line.template.text)
        return editing(visit, line, form, .none)
    }

    private static func editing(
        _ visit: Visit, _ line: TemplateLine, _ form: Form, _ faults: FormFaults, now: HTML = .none
    ) -> PageReply {
        let (say, name) = (visit.say, line.kind.rawValue)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let reset: HTML =
            line.writtenAt == nil
            ? .none : "<p><a href=\"\(Path.resetTemplate(name))\">\(say("wording.reset"))</a></p>"
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))\(now)
            <h1><span class="caption">\(say("wording.caption"))</span>\(title(line.kind, visit))</h1>
            <form method="post" action="\(Path.previewTemplate(name))" novalidate>\(visit.token)
            \(RecordParts.hidden("version", String(line.version)))
            \(fields.text("subject", say("wording.subject"), complete: "off"))
            <div class="tall">\(fields.lines("text", say("wording.text"), hint: say("wording.text_hint")))</div>
            \(fields.send(say("wording.preview")))</form>\(reset)
            <h2>\(say("wording.placeholders"))</h2><p>\(say("wording.placeholders_hint"))</p>\(table(line.kind, visit))
            """
        return .page(
            title(line.kind, visit), back: Path.officeTemplates(), status: RecordParts.status(faults), main)
    }

    private static func table(_ kind: MessageKind, _ visit: Visit) -> HTML {
        let say = visit.say
        return Parts.table(
            say("wording.placeholders_table"),
            [
                .init(name: say("wording.placeholder")), .init(name: say("wording.stands_for")),
                .init(name: say("wording.sample")),
            ],
            kind.placeholders.map { placeholder in
                [
                    "<code class=\"nowrap\">{{\(placeholder.rawValue)}}</code>",
                    say("wording.value_\(placeholder.rawValue)"),
                    HTML(text: placeholder.sample),
                ]
            })
    }

    static let preview = Page.form("previewTemplate", .previewTemplate, RecordParts.access) { visit in
        let (say, form, name) = (visit.say, visit.form, visit.path("message"))
        let line = try await ListTemplates(visit.house).one(name, by: visit.principal)
        if form["again"] == "yes" { return editing(visit, line, form, .none) }
        let message: WrittenLetter
        do {
            message = try await PreviewTemplate(visit.house)(
                name, subject: form["subject"], text: form["text"], by: visit.principal)
        } catch let refusal as Refusal {
            return editing(visit, line, form, FormFaults(telling: refusal))
        }
        let kept: HTML = """
            \(RecordParts.hidden("version", form["version"]))\(RecordParts.hidden("subject", form["subject"]))\
            \(RecordParts.hidden("text", form["text"]))
            """
        let main: HTML = """
            <h1><span class="caption">\(title(line.kind, visit))</span>\(say("wording.check"))</h1>
            <p>\(say("wording.check_lead"))</p>
            \(Parts.facts([.init(name: say("wording.subject"), value: HTML(text: message.subject))]))
            <h2>\(say("wording.as_html"))</h2><p>\(say("wording.as_html_lead"))</p>
            <iframe class="letter-frame" title="\(say("wording.as_html"))" sandbox="" srcdoc="\(message.html)"></iframe>
            <h2>\(say("wording.as_text"))</h2><pre class="letter">\(message.text)</pre>
            <form method="post" action="\(Path.officeTemplate(name))">\(visit.once)\(kept)
            \(fields(visit).send(say("wording.keep")))</form>
            <form method="post" action="\(Path.previewTemplate(name))">\(visit.token)\(kept)
            \(RecordParts.hidden("again", "yes"))<button class="linklike">\(say("wording.edit_again"))</button></form>
            """
        var reply = PageReply.page(say("wording.check"), back: Path.officeTemplate(name), main)
        // The letter stands in a frame of its own, where nothing runs; its styles are a closed list.
        reply.policy = SecurityHeaders.pagePolicy(styles: LetterStyle.all)
        return reply
    }

    private static func fields(_ visit: Visit) -> Fields { Fields(visit: visit, form: visit.form, faults: .none) }

    static let write = Page.form("writeTemplate", .officeTemplate, RecordParts.access) { visit in
        let (form, name) = (visit.form, visit.path("message"))
        let line = try await ListTemplates(visit.house).one(name, by: visit.principal)
        do {
            try await RecordParts.once {
                _ = try await ChangeTemplate(visit.house)(
                    name, subject: form["subject"], text: form["text"], over: Int64(form["version"]) ?? -1,
                    by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind == .changedMeanwhile {
            return try await changedMeanwhile(visit, FormFaults(telling: refusal))
        } catch let refusal as Refusal {
            return editing(visit, line, form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeTemplate(name).with("done", "template_written"))
    }

    /// What somebody else has written, above what was to be written.
    private static func changedMeanwhile(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let line = try await ListTemplates(visit.house).one(visit.path("message"), by: visit.principal)
        let now: HTML = """
            <h2>\(visit.say("records.now"))</h2><p>\(line.template.subject)</p>\
            <pre class="letter">\(line.template.text)</pre>
            """
        return editing(visit, line, visit.form, faults, now: now)
    }

    static let askReset = Page.show("askResetTemplate", .resetTemplate, RecordParts.access) { visit in
        try await resetting(visit, .none)
    }

    private static func resetting(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, name) = (visit.say, visit.path("message"))
        let line = try await ListTemplates(visit.house).one(name, by: visit.principal)
        let shipped = Catalogue.template(line.kind)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(title(line.kind, visit))</span>\(say("wording.reset"))</h1>
            <p>\(say("wording.reset_told"))</p>
            \(Parts.facts([.init(name: say("wording.subject"), value: HTML(text: shipped.subject))]))
            <h2>\(say("wording.text"))</h2><pre class="letter">\(shipped.text)</pre>
            <form method="post" action="\(Path.resetTemplate(name))">\(visit.once)
            \(RecordParts.hidden("version", String(line.version)))\(fields.send(say("wording.reset_send")))</form>
            """
        return .page(say("wording.reset"), back: Path.officeTemplate(name), status: RecordParts.status(faults), main)
    }

    static let reset = Page.form("resetTemplate", .resetTemplate, RecordParts.access) { visit in
        let name = visit.path("message")
        do {
            try await RecordParts.once {
                _ = try await ChangeTemplate(visit.house).reset(
                    name, over: Int64(visit.form["version"]) ?? -1, by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await resetting(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeTemplate(name).with("done", "template_reset"))
    }
}
