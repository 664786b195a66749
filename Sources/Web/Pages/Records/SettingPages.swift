import Application
import Domain
import Markup

/// The settings of the service, in groups, and one of them with what it means and what it was.
enum SettingPages {
    static let all = [list, show, change, logo, changeLogo]

    /// The settings by what they are about.
    static let groups: [(key: String, settings: [Setting])] = [
        (key: "settings.service", settings: [.siteName, .siteHelpEmail, .controllerName, .placesLeft]),
        (key: "settings.booking", settings: [.offerHours, .reminderHours, .accessNeedsDays]),
        (key: "settings.mail", settings: [.mailFrom]),
        (
            key: "settings.invoices",
            settings: [
                .sellerName, .sellerAddress, .sellerEmail, .sellerVATNumber, .sellerBankDetails, .sellerHowToPay,
                .sellerHowToDispute, .sellerLogo, .invoiceSeries, .standardSeries, .exemptSeries, .creditNoteSeries,
                .vatCategory,
                .vatFeeCategory, .sellerEndpoint, .sellerRegistration, .sellerBankAccount, .bankColumns,
                .reminderInvoiceDays, .interestMargin, .interestBankRates, .interestFixedSum,
            ]
        ),
        (key: "settings.signing_in", settings: [.sessionIdleMinutes, .sessionHours]),
        (key: "settings.programs", settings: [.webhookHosts]),
    ]

    private static func standing(_ visit: Visit) async throws -> [String: SettingValue] {
        let values = try await visit.house.store.read(visit.principal.scope) { try $0.settings() }
        return Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let list = Page.show("officeSettings", .officeSettings, RecordParts.access) { visit in
        let (say, standing) = (visit.say, try await standing(visit))
        let parts = groups.map { group -> HTML in
            let facts = group.settings.map { setting -> Parts.Fact in
                let value = standing[setting.rawValue]?.value
                let link: HTML = """
                    <a href="\(Path.officeSetting(setting.rawValue))">\(say("settings.change"))\
                    <span class="unseen"> \(name(setting, visit))</span></a>
                    """
                let hint = say("setting.\(setting.rawValue)_hint")
                return .init(
                    name: name(setting, visit),
                    value: "\(shown(value, setting, visit))<span class=\"hint\">\(hint)</span>",
                    change: link)
            }
            return "<h2>\(say(group.key))</h2>\(Parts.facts(facts))"
        }
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.settings"))</h1>\(parts)
            <h2>\(say("settings.more"))</h2><ul>
            <li><a href="\(Path.officeHolidays())">\(say("records.holidays"))</a></li>
            <li><a href="\(Path.officePolicies())">\(say("records.policies"))</a></li></ul>
            """
        return .page(say("records.settings"), back: Path.office(), main)
    }

    private static func name(_ setting: Setting, _ visit: Visit) -> HTML { visit.say("setting.\(setting.rawValue)") }

    private static func shown(_ value: String?, _ setting: Setting, _ visit: Visit) -> HTML {
        guard let value, !value.isEmpty else {
            let told = setting.usual.map { visit.say("settings.usual", .html(word($0, setting, visit))) }
            return "<span class=\"quiet\">\(told ?? visit.say("settings.unset"))</span>"
        }
        return word(value, setting, visit)
    }

    private static func word(_ value: String, _ setting: Setting, _ visit: Visit) -> HTML {
        switch setting {
        case .placesLeft: return visit.say("settings.places_\(value)")
        case .sellerLogo:
            return HTML(text: value)
        case .sellerAddress: return HTML.joined(value.split(separator: ";").map { HTML(text: String($0)) }, by: "<br>")
        default: return HTML(text: value)
        }
    }

    private static func setting(_ visit: Visit) throws -> Setting {
        guard let setting = Setting(rawValue: visit.path("name")) else { throw Problem.notFound() }
        return setting
    }

    static let show = Page.show("officeSetting", .officeSetting, RecordParts.access) { visit in
        let setting = try setting(visit)
        let value = try await standing(visit)[setting.rawValue]?.value ?? ""
        let text = setting == .sellerAddress ? value.replacing(";", with: "\n") : value
        return try await page(visit, setting, Form.empty.setting("value", to: text), .none)
    }

    private static func page(
        _ visit: Visit, _ setting: Setting, _ form: Form, _ faults: FormFaults
    ) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let history = try await visit.house.store.read(visit.principal.scope) {
            try $0.settingHistory(setting.rawValue)
        }
        let upload: HTML =
            setting == .sellerLogo
            ? """
            \(picture(history.last?.value ?? "", visit))
            <form method="post" action="\(Path.officeLogo())" enctype="multipart/form-data" novalidate>\(visit.once)
            \(RecordParts.hidden("version", String(history.last?.n ?? 0)))
            \(fields.file("file", say("settings.logo_file"), hint: say("settings.logo_hint")))
            \(fields.send(say("settings.logo_send")))</form>
            """ : .none
        let main: HTML = """
            \(fields.summary)<form method="post" action="\(Path.officeSetting(setting.rawValue))" novalidate>
            \(visit.once)\(RecordParts.hidden("version", String(history.last?.n ?? 0)))\(field(setting, fields))
            \(fields.send(say("records.save")))</form>\(upload)\(table(history, setting, visit))
            """
        return .page(name(setting, visit), back: Path.officeSettings(), status: RecordParts.status(faults), main)
    }

    private static func field(_ setting: Setting, _ fields: Fields) -> HTML {
        let say = fields.visit.say
        let (name, hint) = (name(setting, fields.visit), say("setting.\(setting.rawValue)_hint"))
        switch setting {
        case .placesLeft:
            return fields.radios(
                "value", name, hint: hint, isHeading: true,
                ["number", "words"].map { .init(value: $0, text: say("settings.places_\($0)")) })
        case .sellerAddress:
            return "<h1>\(name)</h1>\(fields.lines("value", name, hint: hint))"
        default: return fields.text("value", name, hint: hint, complete: "off", isHeading: true)
        }
    }

    private static func table(_ history: [SettingValue], _ setting: Setting, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !history.isEmpty else { return .none }
        let rows = history.suffix(RecordParts.rows).reversed().map { value -> [HTML] in
            [HTML(text: visit.spoken(value.setAt)), shown(value.value, setting, visit)]
        }
        return """
            <h2>\(say("settings.history"))</h2>
            \(Parts.table(
                say("settings.history_table"),
                [.init(name: say("event.when")), .init(name: say("settings.value"))], rows))
            """
    }

    /// The logo as it stands; its address changes with it, so that no browser shows an earlier one.
    private static func picture(_ hash: String, _ visit: Visit) -> HTML {
        guard !hash.isEmpty else { return .none }
        let link = Path.officeLogo().with("v", String(hash.prefix(12)))
        return "<p><img class=\"logo\" src=\"\(link)\" alt=\"\(visit.say("setting.seller.logo"))\"></p>"
    }

    static let logo = Page.show("officeLogo", .officeLogo, RecordParts.access) { visit in
        guard let png = try await ShowLogo(visit.house)(by: visit.principal) else { throw Problem.notFound() }
        return PageReply(status: 200, body: .file(png, type: "image/png", name: "logo.png"))
    }

    static let changeLogo = Page.form("changeLogo", .officeLogo, RecordParts.access) { visit in
        var faults = FormFaults.none
        guard let file = visit.form.file("file") else {
            faults.add("file", visit.say("settings.logo_missing"))
            return try await page(visit, .sellerLogo, try await standingForm(visit), faults)
        }
        do {
            try await RecordParts.once {
                _ = try await ChangeLogo(visit.house)(file.bytes, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal {
            faults.add("file", HTML(text: refusal.description))
            return try await page(visit, .sellerLogo, try await standingForm(visit), faults)
        }
        return .redirect(Path.officeSetting(Setting.sellerLogo.rawValue))
    }

    private static func standingForm(_ visit: Visit) async throws -> Form {
        Form.empty.setting("value", to: try await standing(visit)[Setting.sellerLogo.rawValue]?.value ?? "")
    }

    static let change = Page.form("changeSetting", .officeSetting, RecordParts.access) { visit in
        let setting = try setting(visit)
        var value = visit.form["value"]
        if setting == .sellerAddress { value = value.replacing("\n", with: ";") }
        var faults = FormFaults.none
        let text = value
        faults.check("value") { () throws(Refusal) in try setting.checked(text) }
        guard faults.isEmpty else { return try await page(visit, setting, visit.form, faults) }
        do {
            try await RecordParts.once {
                _ = try await ChangeSettings(visit.house)(
                    [.init(setting.rawValue, text, known: RecordParts.known(visit))], by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind == .changedMeanwhile {
            let now = try await standing(visit)[setting.rawValue]?.value ?? ""
            faults.add("", visit.say("settings.changed_meanwhile", .text(now)))
            return try await page(visit, setting, visit.form, faults)
        } catch let refusal as Refusal {
            return try await page(visit, setting, visit.form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeSettings().with("done", "setting_changed"))
    }
}
