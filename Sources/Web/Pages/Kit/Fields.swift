import Application
import Domain
import Markup

/// The fields of a form, as question pages ask them: label, hint, what is wrong, and the input (GOV.UK patterns; WCAG
/// 2.2, 1.3.1, 3.3.1 to 3.3.3).
struct Fields {
    let visit: Visit
    /// What is filled in already.
    let form: Form
    let faults: FormFaults

    /// What is wrong with the form, above everything else; nothing where nothing is.
    var summary: HTML {
        guard !faults.isEmpty else { return .none }
        let items = faults.list.map { fault -> HTML in
            fault.field.isEmpty
                ? "<li>\(fault.sentence)</li>" : "<li><a href=\"#\(fault.field)\">\(fault.sentence)</a></li>"
        }
        return """
            <div class="summary-of-faults" role="alert" tabindex="-1" data-focus><h2>\(visit.say("form.problem"))</h2>
            <ul>\(items)</ul></div>
            """
    }

    /// A line of text.
    func text(
        _ name: String, _ label: HTML, hint: HTML = .none, type: String = "text", width: String = "",
        complete: String = "", isHeading: Bool = false
    ) -> HTML {
        let fill: HTML = complete.isEmpty ? .none : " autocomplete=\"\(complete)\""
        let checked: HTML = type == "email" || complete == "one-time-code" ? " spellcheck=\"false\"" : .none
        let keys: HTML = complete == "one-time-code" ? " inputmode=\"numeric\"" : .none
        return """
            <div class="\(field(name))">\(heading(name, label, isHeading))\(told(name, hint))\
            <input id="\(name)" name="\(name)" type="\(type)" class="\(width)" value="\(form[name])"\(fill)\(checked)\
            \(keys)\(described(name, hint))></div>
            """
    }

    /// Several lines of text.
    func lines(_ name: String, _ label: HTML, hint: HTML = .none) -> HTML {
        """
        <div class="\(field(name))"><label for="\(name)">\(label)</label>\(told(name, hint))\
        <textarea id="\(name)" name="\(name)" rows="5"\(described(name, hint))>
        \(form[name])</textarea></div>
        """
    }

    /// A file to be chosen; the form is sent in parts.
    func file(_ name: String, _ label: HTML, hint: HTML = .none) -> HTML {
        """
        <div class="\(field(name))"><label for="\(name)">\(label)</label>\(told(name, hint))\
        <input id="\(name)" name="\(name)" type="file"\(described(name, hint))></div>
        """
    }

    /// One of a list, from a menu.
    func menu(_ name: String, _ label: HTML, hint: HTML = .none, _ options: [(value: String, text: HTML)]) -> HTML {
        let chosen = form[name]
        let items = options.map { option -> HTML in
            let mark: HTML = option.value == chosen ? " selected" : ""
            return "<option value=\"\(option.value)\"\(mark)>\(option.text)</option>"
        }
        return """
            <div class="\(field(name))"><label for="\(name)">\(label)</label>\(told(name, hint))\
            <select id="\(name)" name="\(name)"\(described(name, hint))>\(items)</select></div>
            """
    }

    /// An option of radios or boxes.
    struct Option {
        let value: String
        let text: HTML
        var hint: HTML = .none
    }

    /// One of a few, all in sight.
    func radios(
        _ name: String, _ legend: HTML, hint: HTML = .none, isHeading: Bool = false, _ options: [Option]
    ) -> HTML {
        choices(name, legend, hint, isHeading, options, type: "radio")
    }

    /// Any of a few, all in sight.
    func boxes(
        _ name: String, _ legend: HTML, hint: HTML = .none, isHeading: Bool = false, _ options: [Option]
    ) -> HTML {
        choices(name, legend, hint, isHeading, options, type: "checkbox")
    }

    /// A date of three fields.
    func date(_ name: String, _ legend: HTML, hint: HTML = .none) -> HTML {
        let parts = [("day", "w2"), ("month", "w2"), ("year", "w4")].enumerated().map { index, part -> HTML in
            let own = "\(name)-\(part.0)"
            let id = index == 0 ? name : own
            return """
                <div><label for="\(id)">\(visit.say("form.\(part.0)"))</label><input id="\(id)" name="\(own)" \
                class="\(part.1)" inputmode="numeric" autocomplete="off" value="\(form[own])"></div>
                """
        }
        return """
            <fieldset class="\(faulty(name))"\(described(name, hint))><legend>\(legend)</legend>\(told(name, hint))\
            <div class="date">\(parts)</div></fieldset>
            """
    }

    /// The button that sends the form.
    func send(_ text: HTML, isStop: Bool = false) -> HTML {
        let look: HTML = isStop ? "button button-stop" : "button"
        return "<div class=\"actions\"><button class=\"\(look)\">\(text)</button></div>"
    }

    private func choices(
        _ name: String, _ legend: HTML, _ hint: HTML, _ isHeading: Bool, _ options: [Option], type: String
    ) -> HTML {
        let chosen = Set(form.all(name))
        let items = options.enumerated().map { index, option -> HTML in
            let id = index == 0 ? name : "\(name)-\(index + 1)"
            let mark: HTML = chosen.contains(option.value) ? " checked" : ""
            let hint: HTML =
                option.hint.isEmpty ? .none : "<span class=\"hint\" id=\"\(id)-hint\">\(option.hint)</span>"
            let described: HTML = option.hint.isEmpty ? .none : " aria-describedby=\"\(id)-hint\""
            return """
                <div class="choice"><input type="\(type)" id="\(id)" name="\(name)" value="\(option.value)"\(mark)\
                \(described)><label for="\(id)">\(option.text)</label>\(hint)</div>
                """
        }
        let title: HTML = isHeading ? "<h1>\(legend)</h1>" : legend
        return """
            <fieldset class="\(faulty(name))"\(described(name, hint))><legend>\(title)</legend>\(told(name, hint))\
            <div class="choices">\(items)</div></fieldset>
            """
    }

    private func heading(_ name: String, _ label: HTML, _ isHeading: Bool) -> HTML {
        isHeading ? "<label for=\"\(name)\"><h1>\(label)</h1></label>" : "<label for=\"\(name)\">\(label)</label>"
    }

    private func told(_ name: String, _ hint: HTML) -> HTML {
        var told: HTML = hint.isEmpty ? .none : "<span class=\"hint\" id=\"\(name)-hint\">\(hint)</span>"
        if let sentence = faults[name] {
            told = told + "<span class=\"fault\" id=\"\(name)-fault\">\(sentence)</span>"
        }
        return told
    }

    private func described(_ name: String, _ hint: HTML) -> HTML {
        let ids = [hint.isEmpty ? nil : "\(name)-hint", faults[name] == nil ? nil : "\(name)-fault"].compactMap { $0 }
        guard !ids.isEmpty else { return .none }
        let invalid: HTML = faults[name] == nil ? .none : " aria-invalid=\"true\""
        return " aria-describedby=\"\(ids.joined(separator: " "))\"\(invalid)"
    }

    private func field(_ name: String) -> HTML { faults[name] == nil ? "field" : "field faulty" }
    private func faulty(_ name: String) -> HTML { faults[name] == nil ? .none : "faulty" }
}

extension Fields {
    /// A menu of the agencies of the partnership.
    func agencies(_ name: String, hint: HTML = .none) async throws -> HTML {
        let options = try await ListAgencyNames(visit.house)().map { ($0.code, HTML(text: $0.name)) }
        return menu(
            name, visit.say("booking.agency"), hint: hint,
            [("", visit.say("register.choose"))] + options)
    }
}
