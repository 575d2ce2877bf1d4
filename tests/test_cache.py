"""The cache saves time and nothing else: whatever is wrong with it, the answers are the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import regex

from cleaner import cache
from cleaner.expressions import codes
from cleaner.expressions import re as lazy_re
from cleaner.expressions import regex as lazy_regex
from cleaner.ruleset import BUILTIN, RuleSet

TEXT = "Le maire a parlé hier soir, et l’attaque a été brève.\n\nIl rÃ©pond aux questions depuis 2019.\n"
posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of Windows")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test alone, which it may write."""
    where = tmp_path / "cache"
    monkeypatch.setenv(cache.VARIABLE, str(where))
    monkeypatch.setattr(cache, "_may_write", True)
    return where


def start_check(file: Path, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, cache.VARIABLE: str(folder)}
    command = [sys.executable, "-m", "cleaner", "check", "--format", "json", str(file)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_what_was_kept_is_found_again(folder: Path) -> None:
    assert cache.read("a") is None
    cache.write("a", b"kept")
    assert cache.read("a") == b"kept"
    cache.write("a", b"newer")
    assert cache.read("a") == b"newer"
    assert [path.name for path in folder.iterdir()] == ["a.cache"], "a draft was left behind"


@pytest.mark.parametrize("value", ["off", "0", "", "no"])
def test_a_user_can_do_without_a_cache(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, value)
    assert cache.folder() is None


def test_a_library_leaves_no_files_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_may_write", False)
    RuleSet().section("fr", "ocr")
    cache.write("a", b"kept")
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"x", bytes(40)])
def test_a_damaged_file_is_as_good_as_none(folder: Path, damage: bytes) -> None:
    cache.write("a", b"kept")
    (folder / "a.cache").write_bytes(damage)
    assert cache.read("a") is None


def test_one_wrong_byte_is_noticed(folder: Path) -> None:
    cache.write("a", b"kept")
    data = bytearray((folder / "a.cache").read_bytes())
    data[-1] ^= 1
    (folder / "a.cache").write_bytes(data)
    assert cache.read("a") is None


@posix
@pytest.mark.parametrize(("path", "mode"), [("a.cache", 0o666), ("a.cache", 0o620), (".", 0o777), (".", 0o770)])
def test_nothing_is_believed_that_another_user_could_have_written(folder: Path, path: str, mode: int) -> None:
    cache.write("a", b"kept")
    (folder / path).chmod(mode)
    assert cache.read("a") is None


@posix
def test_nothing_is_written_where_others_can_write(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    cache.write("a", b"kept")
    assert not list(folder.iterdir())


@posix
def test_what_is_kept_is_private(folder: Path) -> None:
    cache.write("a", b"kept")
    assert (folder.stat().st_mode & 0o777, (folder / "a.cache").stat().st_mode & 0o777) == (0o700, 0o600)


def test_files_of_an_installation_that_is_gone_are_forgotten(folder: Path) -> None:
    cache.write("old", b"kept")
    long_ago = time.time() - cache.KEPT - 60
    os.utime(folder / "old.cache", (long_ago, long_ago))
    cache.write("new", b"kept")
    assert [path.name for path in folder.iterdir()] == ["new.cache"]


def test_rules_out_of_the_cache_are_the_rules_of_the_files(folder: Path) -> None:
    first, again = RuleSet(), RuleSet()
    for language in ("any", *first.languages):
        rules = first.own(language)
        assert again.own(language) == rules
        assert again._digest(language).sections == first._digest(language).sections
    assert len(list(folder.iterdir())) == 1 + len(first.languages)


def test_a_changed_rule_is_read_anew_even_if_neither_its_size_nor_its_time_changed(
    folder: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house"
    (house / "fr").mkdir(parents=True)
    file = house / "fr" / "mine.toml"
    file.write_text("[words]\nkept = 'one'\n")
    before = file.stat()
    assert RuleSet([house]).words("fr", "words", "kept") == {"one"}
    file.write_text("[words]\nkept = 'two'\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert RuleSet([house]).words("fr", "words", "kept") == {"two"}


def test_two_sets_of_rules_do_not_take_each_others_place(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "rules"
    shutil.copytree(BUILTIN, copy)
    (copy / "fr" / "mine.toml").write_text("[words]\nkept = 'one'\n")
    for _ in range(2):
        assert RuleSet(builtin=copy).words("fr", "words", "kept") == {"one"}
        assert RuleSet().words("fr", "words", "kept") == frozenset()


PATTERN, PLACES = r"(?P<left>\p{Lu}\p{Ll}++)-(?i:PAris|berlin)(?<!x)", "de Saint-Paris à Sankt-BERLIN"


def test_a_compiled_expression_out_of_the_cache_matches_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        store = codes.Codes()
        monkeypatch.setattr(lazy_regex, "codes", store)
        monkeypatch.setattr(lazy_re, "codes", store)
        found = [match.span("left") for match in lazy_regex.compile(PATTERN, lazy_regex.VERSION1).finditer(PLACES)]
        assert found == [match.span("left") for match in regex.finditer(PATTERN, PLACES, regex.VERSION1)] != []
        expression = lazy_re.compile(r"(?P<a>S\w+)-(b)?(?P<c>.)", re.IGNORECASE)
        matches = [*expression.finditer(PLACES)]
        plain = re.compile(r"(?P<a>S\w+)-(b)?(?P<c>.)", re.IGNORECASE)
        assert [(m.groups(), m.groupdict(), m.lastgroup) for m in matches] == [
            (m.groups(), m.groupdict(), m.lastgroup) for m in plain.finditer(PLACES)
        ]
        assert (expression.flags, expression.pattern, expression.groupindex) == (
            plain.flags,
            plain.pattern,
            plain.groupindex,
        )
        known = store.known
        store.save()
    assert known, "the second round did not read what the first had kept"
    assert not store.made


def test_the_library_regex_works_when_its_engine_was_there_before_it(folder: Path) -> None:
    program = (
        "import sys, re\n"
        "from cleaner import cache\n"
        "cache.allow_writing()\n"
        "from cleaner.expressions import codes, regex as lazy\n"
        "places = lazy.compile(sys.argv[1], lazy.VERSION1)\n"
        "first = [m.span() for m in places.finditer(sys.argv[2])]\n"
        "print('regex' in sys.modules)\n"
        "import copy, pickle, regex\n"
        "assert first == [m.span() for m in regex.finditer(sys.argv[1], sys.argv[2], regex.VERSION1)] != []\n"
        "assert places.sub(r'<\\g<left>>', 'Saint-Paris') == '<Saint>'\n"
        "assert isinstance(copy.copy(places.search('Saint-Paris')), regex.Match)\n"
        "assert pickle.loads(pickle.dumps(regex.compile('a+'))).findall('aab') == ['aa']\n"
        "codes.codes.save()\n"
    )
    said = []
    for _ in range(2):
        environment = {**os.environ, cache.VARIABLE: str(folder)}
        command = [sys.executable, "-c", program, PATTERN, PLACES]
        said.append(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip())
    assert said == ["True", "False"], "the second process imported what compiles expressions, and had none to compile"


def test_expressions_that_are_no_longer_used_do_not_fill_the_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "MOST", 3)
    for pattern in "abcdef":
        store = codes.Codes()
        monkeypatch.setattr(lazy_re, "codes", store)
        assert lazy_re.compile(pattern).search(pattern)
        store.save()
    assert {pattern for _, pattern, _ in codes._read()} == {"d", "e", "f"}


def test_the_flags_are_those_of_the_library() -> None:
    for name in ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "VERSION1"):
        assert getattr(lazy_regex, name) == getattr(regex, name)


def test_hooks_that_start_at_once_agree_and_leave_nothing_half_written(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.txt", tmp_path / "cache"
    file.write_text(TEXT, encoding="utf-8")
    together = [start_check(file, folder) for _ in range(4)]
    answers = {process.communicate()[0] for process in together}
    answers.add(start_check(file, folder).communicate()[0])
    answers.add(start_check(file, Path("off")).communicate()[0])
    assert len(answers) == 1
    assert next(iter(answers))
    assert all(path.suffix == ".cache" for path in folder.iterdir())
