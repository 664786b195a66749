import Domain

extension ElectronicRules {
    /// What comes from a list of codes.
    static let codes: [ElectronicRule] = [
        ElectronicRule("BR-CL-01", "The type of the document is one of UNTDID 1001.") { root, _ in
            ElectronicCodes.isIn(ElectronicCodes.invoices, root.value("cbc:InvoiceTypeCode"))
                && ElectronicCodes.isIn(ElectronicCodes.creditNotes, root.value("cbc:CreditNoteTypeCode"))
        },
        ElectronicRule("PEPPOL-EN16931-P0100", "The type of an invoice is one that Peppol bills with.") { root, _ in
            ElectronicCodes.isIn(ElectronicCodes.peppolInvoices, root.value("cbc:InvoiceTypeCode"))
        },
        ElectronicRule("PEPPOL-EN16931-P0101", "The type of a credit note is one that Peppol credits with.") {
            root, _ in
            ElectronicCodes.isIn(ElectronicCodes.peppolCreditNotes, root.value("cbc:CreditNoteTypeCode"))
        },
        ElectronicRule("BR-CL-03", "The currency of an amount is one of ISO 4217.", .amounts) { amount, _ in
            ElectronicCodes.currencies.contains(amount.attributes["currencyID"] ?? "")
        },
        ElectronicRule("BR-CL-04", "The currency of the document is one of ISO 4217.") { root, _ in
            ElectronicCodes.isIn(ElectronicCodes.currencies, root.value("cbc:DocumentCurrencyCode"))
        },
        ElectronicRule("BR-CL-10", "The scheme of an identifier is one of ISO 6523.", .identifiers) { identifier, _ in
            identifier.attributes["schemeID"].map(ElectronicCodes.isRegister) ?? true
        },
        ElectronicRule("BR-CL-14", "A country is one of ISO 3166-1.") { _, reading in
            (reading[.sellerPlace] + reading[.buyerPlace]).allSatisfy { place in
                place.value("cac:Country/cbc:IdentificationCode").map { ElectronicCodes.isCountry($0, isVAT: false) }
                    ?? true
            }
        },
        ElectronicRule("BR-CL-16", "The means of payment is one of UNTDID 4461.", .payments) { payment, _ in
            payment.value("cbc:PaymentMeansCode").map(ElectronicCodes.isPaymentMeans) ?? true
        },
        ElectronicRule("BR-CL-17", "The category of VAT is one of UNTDID 5305.", .categories) { category, _ in
            ElectronicCodes.isIn(ElectronicCodes.categories, category.value("cbc:ID"))
        },
        ElectronicRule("BR-CL-18", "The VAT category of a line is one of UNTDID 5305.", .lineCategories) {
            category, _ in
            ElectronicCodes.isIn(ElectronicCodes.categories, category.value("cbc:ID"))
        },
        ElectronicRule("BR-CL-22", "The code of a reason is of the VATEX list.", .categories) { category, _ in
            category.value("cbc:TaxExemptionReasonCode").map { $0.uppercased().hasPrefix("VATEX-EU-") } ?? true
        },
        ElectronicRule("BR-CL-23", "A unit is written as in UN/ECE recommendation 20.", .quantities) { quantity, _ in
            quantity.attributes["unitCode"].map(ElectronicCodes.isUnit) ?? true
        },
        ElectronicRule("BR-CL-25", "The scheme of an electronic address is on the EAS list.", .endpoints) {
            address, _ in
            address.attributes["schemeID"].map(ElectronicCodes.isScheme) ?? true
        },
        ElectronicRule("PEPPOL-EN16931-CL008", "The scheme of an electronic address is Peppol's.", .endpoints) {
            address, _ in
            address.attributes["schemeID"].map(ElectronicAddress.schemes.contains) ?? true
        },
    ]
}

/// The lists of codes, as far as documents of this program can meet them.
enum ElectronicCodes {
    /// UNTDID 1001, invoices (EN 16931 subset).
    static let invoices = list(
        """
        71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 \
        395 456 457 527 553 575 623 633 751 780 817 870 875 876 877 935
        """)
    /// UNTDID 1001, credit notes (EN 16931 subset).
    static let creditNotes = list("81 83 261 262 296 308 381 396 420 458 532")
    /// The types of invoice of Peppol's billing process.
    static let peppolInvoices = list(
        "71 80 82 84 102 218 219 331 380 382 383 386 388 393 395 553 575 623 780 817 870 875 876 877")
    /// The types of credit note of Peppol's billing process.
    static let peppolCreditNotes = list("381 396 81 83 532")
    /// UNTDID 5305 (EN 16931 subset).
    static let categories = list("AE L M E S Z G O K B")
    /// ISO 4217.
    static let currencies = list(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
        CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
        GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW \
        KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD \
        NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE \
        SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES \
        VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL
        """)
    /// ISO 3166-1, with the codes for Kosovo and Northern Ireland that invoices use.
    private static let countries = list(
        """
        1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY \
        BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM \
        FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT \
        JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN \
        MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT \
        PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL \
        TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW
        """)

    private static func list(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    /// Whether a code is in a list; what is missing is left to the rule that asks for it.
    static func isIn(_ list: Set<String>, _ code: String?) -> Bool {
        code.map { $0.isEmpty || list.contains($0) } ?? true
    }

    /// A country; Greek VAT numbers begin with EL.
    static func isCountry(_ code: String, isVAT: Bool) -> Bool {
        countries.contains(code) || (isVAT && code == "EL") || (!isVAT && code.isEmpty)
    }

    /// A register of ISO 6523: four digits from 0002 to 0230.
    static func isRegister(_ code: String) -> Bool {
        guard code.utf8.count == 4, let number = Int(code) else { return false }
        return (2...230).contains(number) && ![92, 103, 181, 182].contains(number)
    }

    /// UNTDID 4461: a number up to 97, or `ZZZ` for one that was agreed upon.
    static func isPaymentMeans(_ code: String) -> Bool {
        guard let number = Int(code), String(number) == code else { return code == "ZZZ" || code.isEmpty }
        return (1...70).contains(number) || (74...78).contains(number) || (91...97).contains(number)
    }

    /// Two or three capital letters and digits.
    static func isUnit(_ code: String) -> Bool {
        (2...3).contains(code.utf8.count)
            && code.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    /// The EAS list has, besides Peppol's, some that it no longer or not yet uses, and four of letters.
    static func isScheme(_ code: String) -> Bool {
        ElectronicAddress.schemes.contains(code)
            || list("0147 0170 0194 0203 0205 0217 0219 0220 0225 AN AQ AS AU EM").contains(code)
    }
}
