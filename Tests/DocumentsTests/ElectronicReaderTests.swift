import Documents
import Testing

/// The reader is reached through the check, which is all that anybody outside can do with it.
@Suite struct ElectronicReaderTests {
    private func faults(_ text: String) throws -> [ElectronicFault] {
        try ElectronicCheck.faults(in: Array(text.utf8))
    }

    private func reason(_ text: String) -> String? {
        do {
            _ = try faults(text)
            return nil
        } catch let fault as XMLFault {
            return fault.description
        } catch {
            return "\(error)"
        }
    }

    private let open = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">"

    @Test func `other prefixes, quotes, comments and CDATA mean the same`() throws {
        let text = try ElectronicSample.outside.text()
        var other = text.replacing("cbc:", with: "b:").replacing("xmlns:cbc", with: "xmlns:b")
        other = other.replacing("cac:", with: "a:").replacing("xmlns:cac", with: "xmlns:a")
        other = other.replacing("schemeID=\"0088\"", with: "schemeID = '0088'")
        other = other.replacing(">PO-77<", with: "><![CDATA[PO-77]]><!-- an order --><")
        other = other.replacing("\n", with: "\r\n")
        #expect(other != text)
        #expect(try faults(other) == [])
        #expect(try ElectronicCheck.faults(in: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == [])
    }

    @Test func `elements of other namespaces count for nothing`() throws {
        let text = try ElectronicSample.outside.text()
        let other = text.replacing("CommonBasicComponents-2", with: "SomethingElse-1")
        #expect(try faults(other).contains { $0.rule == "BR-02" })
    }

    @Test(arguments: [
        ("<!DOCTYPE x><Invoice/>", "Line 1: A document type is not allowed here."),
        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><Invoice/>", "Line 1: The file says that it is not UTF-8."),
        ("<a>\n<b></a>", "Line 2: The element b is closed by another name."),
        ("<a>\n", "Line 2: The file ends too early."), ("<a x='1' x='2'/>", "Line 1: The attribute x stands twice."),
        ("<a>&nbsp;</a>", "Line 1: &nbsp; is not known here."), ("<a>&#0;</a>", "Line 1: &#0; is not known here."),
        ("<p:a/>", "Line 1: p is no prefix."), ("<a/><b/>", "Line 1: Something stands behind the document."),
        ("<a x=1/>", "Line 1: The value of x has no quotation marks."),
        ("<a><?run now?></a>", "Line 1: Something is not allowed here."),
        ("<a>\u{1}</a>", "Line 1: The file has a character that XML does not allow."),
        ("<a x='1'y='2'/>", "Line 1: The element a is not closed."), ("", "Line 1: An element is missing."),
        ("<a b='<'/>", "Line 1: The value of b has a <."), ("<a>& b</a>", "Line 1: A & begins nothing."),
    ])
    func `a file that is not strict is refused with its place`(_ text: String, _ expected: String) {
        #expect(reason(text) == expected)
    }

    @Test func `bytes that are no UTF-8, and depths without end, are refused`() {
        #expect(throws: XMLFault.self) { try ElectronicCheck.faults(in: [0x3C, 0xFF, 0x3E]) }
        let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
        #expect(reason(deep) == "Line 1: Elements stand more than 32 deep.")
    }

    @Test func `numeric references are read, and text is not cut`() throws {
        let text = try ElectronicSample.outside.text().replacing(">380<", with: ">&#51;&#x38;0<")
        #expect(try faults(text) == [])
    }

    @Test func `whatever is cut off or changed ends in an answer`() throws {
        let bytes = Array(try ElectronicSample.creditNote.text().utf8)
        for count in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: XMLFault.self) { try ElectronicCheck.faults(in: Array(bytes[..<count])) }
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var copy = bytes
            for _ in 0..<3 {
                copy[Int.random(in: copy.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Either it is read, with or without faults, or it is refused; nothing else may happen.
            _ = try? ElectronicCheck.faults(in: copy)
        }
    }
}
