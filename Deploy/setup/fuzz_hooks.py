"""Takes out the fuzzer's climbing towards answers that succeed: it tries hardly any new request, and took most of the time."""

import hypothesis

hypothesis.target = lambda value, *, label="": value
