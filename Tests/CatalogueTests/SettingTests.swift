import Application
import Domain
import Foundation
import Testing

@Suite("The settings there are")
struct SettingTests {
    @Test(
        "A name that is not known brings the nearest one",
        arguments: [
            ("seller.nmae", "seller.name"), ("invoice.series", "invoices.series"), ("offerhours", "offer.hours"),
            ("", "offer.hours"),
        ])
    func nearest(_ name: String, _ known: String) {
        let refusal = #expect(throws: Refusal.self) { try Setting.named(name) }
        #expect(refusal?.mend?.contains(name.isEmpty ? "meant" : "Perhaps \(known) was") == true)
    }

    @Test("Every name is found and says what it is for", arguments: Setting.allCases)
    func names(_ setting: Setting) throws {
        #expect(try Setting.named(setting.rawValue) == setting)
        #expect(!setting.purpose.isEmpty)
    }

    @Test("What the guide on VAT tells to set is taken as it stands there")
    func guide() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let guide = try String(contentsOf: root.appending(path: "docs/guides/vat.md"), encoding: .utf8)
        let command = "    turnout settings set "
        let lines = guide.split(separator: "\n").filter { $0.hasPrefix(command) }.map { $0.dropFirst(command.count) }
        #expect(lines.count == 3)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            let value = try #require(parts.last).trimmingCharacters(in: ["'"])
            #expect(try Setting.named(String(parts[0])).checked(value) == value)
        }
    }

    @Test("Values are checked and kept in one form")
    func values() throws {
        #expect(try Setting.sellerAddress.checked("1 High Street; Elmton ;;EL1 1AA") == "1 High Street;Elmton;EL1 1AA")
        #expect(try Setting.sellerVATNumber.checked("123 4567 82") == "GB123456782")
        #expect(try Setting.sellerVATNumber.checked("") == "")
        #expect(try Setting.offerHours.checked("024") == "24")
        #expect(
            try Setting.vatCategory.checked("O compensation; 2027-04-01 S 20%") == "O compensation; 2027-04-01 S 20%")
        #expect(try Setting.invoiceSeries.checked("INV-2019") == "INV-2019")
    }

    @Test(
        "Values that cannot be are refused",
        arguments: [
            (Setting.sellerName, " "), (.sellerAddress, ";;"), (.sellerEmail, "unit"), (.sellerVATNumber, "123456783"),
            (.offerHours, "0"), (.offerHours, "721"), (.offerHours, "two"), (.invoiceSeries, "inv"),
            (.vatCategory, "X nothing"), (.vatFeeCategory, "S twenty"),
        ])
    func wrongValues(_ setting: Setting, _ value: String) {
        #expect(throws: Refusal.self) { try setting.checked(value) }
    }
}
