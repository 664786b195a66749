/// A person who does not exist.
struct DemoPerson {
    let email: String
    let name: String
    let agency: Int
    let role: String
}

/// Invents people: names from many places, each address used once.
enum DemoPeople {
    private static let given = [
        "Aaliyah", "Adam", "Agnieszka", "Aisha", "Alan", "Amara", "Anjali", "Aoife", "Bartosz", "Beth", "Bilal",
        "Carys",
        "Chen", "Chidi", "Claire", "Daniel", "Deepa", "Dilys", "Ebony", "Elif", "Emeka", "Emma", "Farah", "Fiona",
        "Gareth", "Grace", "Gurpreet", "Hamza", "Hannah", "Helen", "Ibrahim", "Imogen", "Isaac", "Jade", "James",
        "Jasmine", "Joao", "Kavita", "Kofi", "Laura", "Leah", "Lukasz", "Maeve", "Marcus", "Mei", "Michael", "Nadia",
        "Nia", "Obinna", "Olivia", "Oscar", "Parveen", "Patrick", "Priya", "Quentin", "Rachel", "Ravi", "Rhiannon",
        "Rosa", "Ruth", "Sade", "Samir", "Sean", "Siobhan", "Sofia", "Suki", "Tariq", "Tomasz", "Una", "Victor", "Wei",
        "Yasmin", "Yusuf", "Zara",
    ]
    private static let family = [
        "Adeyemi", "Ahmed", "Ali", "Bailey", "Begum", "Bennett", "Brennan", "Campbell", "Chowdhury", "Clarke", "Costa",
        "D'Souza", "Davies", "Doherty", "Edwards", "Evans", "Fernandes", "Fraser", "Gill", "Green", "Hall", "Hussain",
        "Iqbal", "Jackson", "Jones", "Kaur", "Kelly", "Khan", "Kowalska", "Lewis", "Li", "MacDonald", "Mensah",
        "Mitchell", "Morgan", "Ndlovu", "Novak", "O'Connor", "Okafor", "Osei", "Patel", "Phillips", "Quinn", "Rahman",
        "Reid", "Roberts", "Rossi", "Sharma", "Silva", "Singh", "Smith", "Taylor", "Thomas", "Uddin", "Virdee",
        "Walker",
        "Williams", "Wright", "Yilmaz", "Young", "Zhang",
    ]

    static func invent(_ random: inout SplitMix64) -> [DemoPerson] {
        var people: [DemoPerson] = []
        var used: [String: Int] = [:]
        for (index, agency) in DemoAgencies.all.enumerated() {
            for _ in 0..<agency.people {
                let first = random.pick(given, or: "Alex")
                let last = random.pick(family, or: "Green")
                let local = "\(first).\(last)".lowercased().filter { $0 != "'" }
                let number = used[local + agency.code, default: 0] + 1
                used[local + agency.code] = number
                people.append(
                    DemoPerson(
                        email: "\(local)\(number > 1 ? String(number) : "")@\(agency.domain)", name: "\(first) \(last)",
                        agency: index, role: random.pick(agency.roles, or: "practitioner")))
            }
        }
        return people
    }
}
