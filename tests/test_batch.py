"""A batch gives back every record, with what it had and what was found; or it gives back nothing and says why."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.records import parse
from cleaner.cleaner import Cleaner
from cleaner.cli import main
from cleaner.config import Config
from cleaner.parallel import chunks, in_order

ONLY = ["--select", "encoding,consistency"]
DAMAGED, MENDED = "Le président a Ã©tÃ© reÃ§u.", "Le président a été reçu."
OURS = {"schema", "sha256", "language", "cleaned", "edits", "findings"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def batch(lines: list[str] | bytes, *args: str) -> Result:
    data = lines if isinstance(lines, bytes) else "".join(line + "\n" for line in lines).encode()
    Path("in.jsonl").write_bytes(data)
    return CliRunner().invoke(main, ["batch", "in.jsonl", "out.jsonl", *ONLY, *args])


def rows() -> list[dict]:
    return [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]


def nothing_half_written() -> bool:
    return sorted(path.name for path in Path().iterdir()) == ["in.jsonl"]


def test_each_record_keeps_its_columns_and_is_told_what_was_found() -> None:
    record = {"id": 7, "text": DAMAGED, "url": "http://example.org/é", "tags": ["a", {"b": None}], "language": "fr"}
    done = batch([json.dumps(record)])
    assert done.exit_code == 0
    (row,) = rows()
    assert {key: row[key] for key in record} == record
    assert set(row) - set(record) == OURS - {"language"}
    assert row["cleaned"] == MENDED
    assert "1 record: 2 fixes." in done.stderr


def test_columns_come_out_with_the_characters_that_they_came_in_with() -> None:
    batch(
        [r'{"n": 1.10, "big": 12345678901234567890123, "e": 1E400, "s": "\u00e9\/", "text": "x", "n": 2,  "z":[ 1,2 ]}']
    )
    line = Path("out.jsonl").read_text(encoding="utf-8")
    assert line.startswith(
        r'{"n": 1.10, "big": 12345678901234567890123, "e": 1E400, "s": "\u00e9\/", "text": "x", "n": 2, "z": [ 1,2 ], "schema"'
    )


def test_a_second_batch_on_the_output_replaces_its_keys_and_adds_none() -> None:
    batch([json.dumps({"text": DAMAGED, "language": "fr"})])
    first = Path("out.jsonl").read_bytes()
    batch(first)
    assert Path("out.jsonl").read_bytes() == first


def test_order_and_number_stay_whatever_the_jobs() -> None:
    lines = [json.dumps({"id": n, "text": f"{DAMAGED} {n}" * (n % 7 + 1), "language": "fr"}) for n in range(120)]
    batch(lines)
    one = Path("out.jsonl").read_bytes()
    assert [row["id"] for row in rows()] == list(range(120))
    batch(lines, "--jobs", "2")
    assert Path("out.jsonl").read_bytes() == one


@pytest.mark.parametrize(("said", "used"), [("fr", "fr"), ("fr-CA", "fr"), ("pt_BR", "pt"), ("DE", "de")])
def test_the_records_own_language_is_honoured(said: str, used: str) -> None:
    batch([json.dumps({"text": "OK", "language": said})], "--lang", "it")
    assert rows()[0]["language"] == used


@pytest.mark.parametrize("record", [{}, {"language": None}, {"language": ""}])
def test_without_one_the_command_line_decides(record: dict) -> None:
    batch([json.dumps({"text": "OK", **record})], "--lang", "it")
    assert rows()[0]["language"] == "it"


def test_lone_surrogates_survive() -> None:
    line = r'{"text": "a \ud800 b \udfff Ã©tÃ©", "x": "\udc00"}'
    done = batch([line], "--lang", "fr")
    assert done.exit_code == 0
    (row,) = rows()
    assert row["text"] == "a \ud800 b \udfff Ã©tÃ©"
    assert row["cleaned"].startswith("a \ud800 b \udfff ")
    assert row["x"] == "\udc00"


def test_offsets_count_code_points_also_beyond_the_basic_plane() -> None:
    text = "😀😀 Il a Ã©tÃ© reÃ§u 𝒳."
    batch([json.dumps({"text": text, "language": "fr"})])
    (row,) = rows()
    for finding in row["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["before"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": "x"', "the line ends in the middle of the object"),
        (b'{"text" "x"}', "expected : at column 9"),
        (b'["text"]', "expected a JSON object, in braces"),
        (b'{"text": "x"} {"text": "y"}', "something follows the object at column 14"),
        (b'{"id": 1}', "expected a key 'text' with a string"),
        (b'{"text": 3}', "expected a key 'text' with a string"),
        (b'{"text": "x", "language": 3}', "key 'language': expected a code"),
        (b'{"text": "a\x01b"}', "Invalid control character"),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 14 of the line; convert the file, or escape the character"),
        (b'{"text": "x", "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_line_is_named_and_nothing_is_half_written(line: bytes, problem: str, jobs: str) -> None:
    done = batch(b'{"text": "fine"}\n\n' + line + b"\n", "--jobs", jobs)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: in.jsonl: line 3: ")
    assert problem in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert nothing_half_written()


def test_an_older_output_survives_a_batch_that_fails() -> None:
    Path("out.jsonl").write_text("precious")
    assert batch(["{"]).exit_code == 2
    assert Path("out.jsonl").read_text() == "precious"


def test_a_batch_of_nothing_is_a_batch() -> None:
    done = batch(b"")
    assert (done.exit_code, Path("out.jsonl").read_bytes()) == (0, b"")


def test_a_bom_and_a_missing_last_line_end_are_forgiven() -> None:
    batch(b'\xef\xbb\xbf{"text": "x"}\r\n{"text": "y"}')
    assert [row["text"] for row in rows()] == ["x", "y"]


def test_it_can_stand_in_a_pipe() -> None:
    done = CliRunner().invoke(main, ["batch", "-", "-", *ONLY], input=json.dumps({"text": DAMAGED, "language": "fr"}))
    assert json.loads(done.stdout)["cleaned"] == MENDED


def test_a_target_that_cannot_be_written_is_named() -> None:
    Path("in.jsonl").write_text('{"text": "x"}')
    done = CliRunner().invoke(main, ["batch", "in.jsonl", "no/folder/out.jsonl"])
    assert (done.exit_code, done.stderr) == (
        2,
        "error: no/folder/out.jsonl: cannot be written: No such file or directory\n",
    )


def test_a_progress_bar_is_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.commands import batch as command

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    Path("in.jsonl").write_text('{"text": "x"}\n')
    monkeypatch.setattr(sys, "stderr", Terminal())
    with command._progress("in.jsonl") as show:
        show(command_summary(bytes_read=14))
    assert "100%" in sys.stderr.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with command._progress("in.jsonl") as show:
        show(command_summary(bytes_read=14))
    assert sys.stderr.getvalue() == ""


def command_summary(bytes_read: int) -> object:
    from cleaner.batch.jsonl import Summary

    return Summary(1, bytes_read)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=6), st.booleans())
def test_a_record_that_is_told_nothing_is_the_same_record(record: dict, ascii_only: bool) -> None:
    line = json.dumps(record, ensure_ascii=ascii_only)
    assert json.loads(parse(line).written({})) == record
    told = json.loads(parse(line).written({"findings": [1]}))
    assert told == {**record, "findings": [1]}


def test_many_texts_in_several_processes_come_in_order() -> None:
    cleaner = Cleaner(Config(select=("encoding",), lang="fr"))
    texts = [f"{DAMAGED} {n}" for n in range(50)] + ["x" * 70_000]
    alone = [result.text for result in cleaner.clean_many(texts)]
    assert [result.text for result in cleaner.clean_many(texts, jobs=2)] == alone
    assert alone[0] == f"{MENDED} 0"


def test_items_are_taken_as_they_are_needed_so_memory_stays_flat() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield taken

    answers = in_order(abs, endless(), jobs=2)
    assert [next(answers) for _ in range(5)] == [1, 2, 3, 4, 5]
    assert taken < 20
    answers.close()


def test_chunks_are_of_a_size_and_lose_nothing() -> None:
    assert list(chunks(["ab", "c", "def", "g"], len, 3)) == [["ab", "c"], ["def"], ["g"]]
