import Markup

/// A device as people call it, out of what its browser says it is (RFC 9110 section 10.1.5).
enum DeviceWords {
    /// Browsers by the word they are known by; those that also name another stand before it.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// The browser and the system; what is not known is shown as it was said.
    static func device(_ label: String, _ visit: Visit) -> HTML {
        let find = { (names: [(String, String)]) in names.first { label.contains($0.0) }?.1 }
        if let browser = find(browsers), let system = find(systems) {
            return visit.say("account.device_on", .text(browser), .text(system))
        }
        return label.isEmpty ? visit.say("account.device_unknown") : HTML(text: String(label.prefix(60)))
    }
}
