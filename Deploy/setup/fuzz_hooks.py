"""Takes out what costs the fuzzer most of its time and hardly ever tries a new request: climbing towards answers that
succeed, and repeating parts of a request within itself. What it tries for each operation stays as many requests."""

import hypothesis
from hypothesis.internal.conjecture.engine import ConjectureRunner

hypothesis.target = lambda value, *, label="": value
ConjectureRunner.generate_mutations_from = lambda self, data: None
