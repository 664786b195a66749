/// The version of the program, as every command and the service tell it.
public let turnoutVersion = "0.1.0"
