"""Looks for texts that break a promise: mutated articles through the whole chain, every format, files and reports.

    python bench/fuzz.py [--seconds 300] [--seed 1] [--case N] [--engine atheris]

Every case is made of (seed, number) alone, so `--seed S --case N` runs it again. What fails is cut down to the least
that still fails, and printed as a line for tests/test_fuzz.py. Time is processor time, so a busy machine is no hang.
With atheris (from PyPI) the search goes by what code a text reaches. Exits with 1 if something failed.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.mutations import FORMATS, LANGUAGES, LONGEST, MUTATIONS, Case, case, seeds

LEAST, PER_CODE_POINT = 2.0, 0.001
"""Seconds of processor time that a text may take: one a thousand code points, and never less than two, in which the
lexicon of a language is opened for the first time."""


class Hang(Exception):
    """A text took longer than it may."""


@contextmanager
def limit(length: int) -> Iterator[None]:
    """Raise Hang if what is within takes more processor time than a text of this length may."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {seconds:.0f} s for {length} code points")

    seconds = LEAST + PER_CODE_POINT * length
    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def holds(case: Case) -> None:
    """Raise if a promise is broken on the case."""
    from cleaner import clean
    from cleaner.edits import apply, check, invert

    text = case.text
    with limit(len(text)):
        result = clean(text, language=case.language, format=case.format)
    edits = list(result.edits)
    check(edits, len(text))
    assert apply(text, edits) == result.text, "edits do not lead to the text"
    assert apply(result.text, invert(text, edits)) == text, "edits cannot be taken back"
    for finding in result.findings:
        assert finding.before == text[finding.start : finding.end], f"{finding.rule}: before"
        assert 0 <= finding.cleaned_start <= finding.cleaned_end <= len(result.text), f"{finding.rule}: cleaned place"
        assert finding.gap is None or 0 <= finding.gap <= len(text), f"{finding.rule}: gap"
    if result.text == text:
        return
    with limit(len(result.text)):
        again = clean(result.text, language=case.language or result.language, format=case.format)
    assert again.text == result.text, f"cleaned twice: {_difference(result.text, again.text)}"


def reports(case: Case) -> None:
    """Raise if a result cannot be taken apart, reported, or read back from bytes."""
    import hashlib

    from cleaner import clean
    from cleaner.baseline import keyed, without
    from cleaner.decisions import decide
    from cleaner.decoding import decode, encode
    from cleaner.errors import InputError
    from cleaner.report import FORMATS as REPORTS
    from cleaner.report import Article, Style, reporter
    from cleaner.report.json_ import SCHEMA, dumps, keys
    from cleaner.reverting import read_report
    from cleaner.ruleset import builtin_rules

    result = clean(case.text, language=case.language, format=case.format)
    everything = [key for _, key in keyed(result)]
    assert len(everything) == len(set(everything)), "two findings with one key"
    assert without(result, [finding.id for finding in result.findings]).text == case.text
    assert decide(result, []).text == result.text
    digest = hashlib.sha256(case.text.encode("utf-8", "surrogatepass")).hexdigest()
    read = read_report((dumps({"schema": SCHEMA, "path": "a", **keys(result, digest)}) + "\n").encode(), "a")
    assert read.result.original == case.text
    assert read.in_force(result.text) == frozenset(range(len(read.parts.all)))
    assert read.in_force(case.text) is not None
    article = Article('a\u202e".txt', digest, result, builtin_rules(), case.format)
    for name in REPORTS:
        with limit(len(case.text) + 20 * len(result.findings)):
            reporter(name).render(article, Style(colour=True, width=60))
    data = case.text.encode("utf-8", "surrogatepass")
    for raw in (data, data.replace(b"\xc3\xa9", b"\xe9"), data[1:], b"\xff\xfe" + data):
        try:
            decoded = decode(raw)
        except InputError:
            continue
        assert decoded.legacy or encode(decoded.text, decoded) == raw, "bytes do not come back"


def _difference(one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 30) : at + 30]!r} → {other[max(0, at - 30) : at + 30]!r}"


def failure(case: Case, promise: Callable[[Case], None]) -> str:
    """What went wrong, in a line that is the same for the same fault; "" if nothing."""
    try:
        promise(case)
    except KeyboardInterrupt:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:160]}"
    return ""


def smallest(case: Case, promise: Callable[[Case], None], seconds: float = 20) -> Case:
    """The case with as much cut away as can be within some seconds while a promise is still broken the same way."""

    def kind(said: str) -> str:
        return said.split(":")[0] + said.partition(":")[2].partition(":")[2][:14]

    wanted, until, size = kind(failure(case, promise)), time.monotonic() + seconds, len(case.text) // 2
    while size and time.monotonic() < until:
        at, cut = 0, False
        while at < len(case.text) and time.monotonic() < until:
            shorter = Case(case.text[:at] + case.text[at + size :], case.format, case.language)
            if kind(failure(shorter, promise)) == wanted:
                case, cut = shorter, True
            else:
                at += size
        size = size if cut and size > 1 else size // 2
    return case


def search(seed: int, seconds: float, numbers: Iterator[int]) -> int:
    """Run cases until the time is over; the number of different faults."""
    texts, seen = seeds(), set[str]()
    until, done, slowest = time.monotonic() + seconds, 0, 0.0
    for number in numbers:
        if time.monotonic() > until:
            break
        this = case(texts, seed, number)
        began = time.process_time()
        promises = (holds, reports) if number % 10 == 0 else (holds,)
        for promise in promises:
            said = failure(this, promise)
            if said and said.split(": ")[0] + said[-20:] not in seen:
                seen.add(said.split(": ")[0] + said[-20:])
                small = smallest(this, promise) if failure(this, promise) else this
                again = failure(small, promise) or f"{said} (not when asked again: what was cleaned before matters)"
                print(f"--seed {seed} --case {number}: {promise.__name__}: {again}\n    {small}", flush=True)
        slowest = max(slowest, time.process_time() - began)
        done += 1
    print(f"{done} cases of seed {seed}, {len(seen)} faults, the slowest took {slowest:.2f} s of processor time")
    return len(seen)


def guided(seed: int, seconds: float) -> None:
    """The same with atheris, which keeps the texts that reach new code."""
    import atheris

    import cleaner

    with atheris.instrument_imports(include=["cleaner"]):
        for module in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    texts = seeds()

    def one(data: bytes) -> None:
        if len(data) > 2:
            holds(Case(data[2:].decode("utf-8", "replace"), FORMATS[data[0] % 5], LANGUAGES[data[1] % 9]))

    def mutate(data: bytes, most: int, chance_seed: int) -> bytes:
        chance = random.Random(chance_seed)
        text = data[2:].decode("utf-8", "replace") or chance.choice(texts)
        text = chance.choice(MUTATIONS)(text, chance, texts)[:LONGEST]
        head = bytes((chance.randrange(5), chance.randrange(9))) if chance.random() < 0.2 else data[:2].ljust(2, b"\0")
        return (head + text.encode("utf-8", "replace"))[:most]

    options = [f"-seed={seed}", f"-max_total_time={int(seconds)}", f"-max_len={2 * LONGEST}", "-timeout=60"]
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=lambda data, most, s: mutate(data, most, s))
    atheris.Fuzz()


def main() -> int:
    """Look for faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    parser.add_argument("--engine", choices=("mutations", "atheris"), default="mutations")
    args = parser.parse_args()
    if args.engine == "atheris":
        guided(args.seed, args.seconds)
        return 0
    numbers = iter([args.case]) if args.case is not None else iter(range(10**9))
    return 1 if search(args.seed, args.seconds, numbers) else 0


if __name__ == "__main__":
    sys.exit(main())
