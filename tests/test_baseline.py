"""What an editor has dismissed does not come back, wherever its sentence goes, and comes back when that is written anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.baseline import Baseline, Entry, keyed, read_baseline, update, without
from cleaner.cli import main
from cleaner.config import Config
from cleaner.errors import ConfigError

TITLE = "La visite du ministre\n\n"
DATE = "Il reviendra le 31 avril 2023 pour la cérémonie.\n"
BAD = "Le ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville.\n"
GOOD = "Le ministre a été reçu hier matin par le maire de la ville.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cleancopy.toml").write_text(
        'baseline = "cleancopy-baseline.json"\nselect = ["encoding", "consistency"]\nlang = "fr"\n'
    )
    (tmp_path / "a.txt").write_text(f"{TITLE}{BAD}\n{DATE}", encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, prog_name="cleancopy")


def entries(folder: Path) -> list[dict[str, object]]:
    return json.loads((folder / "cleancopy-baseline.json").read_bytes())[1:]


def test_what_is_found_today_is_dismissed_and_what_is_new_is_not(folder: Path) -> None:
    done = run("baseline")
    assert (done.exit_code, done.stderr) == (0, "cleancopy-baseline.json: 3 added, 0 dropped, 3 in all.\n")
    assert run("check", ".").exit_code == 0
    assert run("fix", ".").exit_code == 0
    path = folder / "a.txt"
    path.write_text(path.read_text("utf-8") + "\nLe prÃ©fet viendra aussi.\n", encoding="utf-8")
    assert run("fix", ".").exit_code == 1
    assert path.read_text("utf-8") == f"{TITLE}{BAD}\n{DATE}\nLe préfet viendra aussi.\n"
    assert run("fix", ".").exit_code == 0


def test_a_dismissal_follows_its_sentence_to_another_line_and_another_file(folder: Path) -> None:
    run("baseline")
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text(f"Une autre annonce du jour.\n\n{DATE}\n{TITLE}{BAD}", encoding="utf-8")
    assert run("check", "b.txt").exit_code == 0
    assert run("baseline", "--prune").stderr == "cleancopy-baseline.json: 0 added, 0 dropped, 3 in all.\n"
    assert {entry["path"] for entry in entries(folder)} == {"b.txt"}


def test_a_dismissal_ends_when_the_sentence_is_written_anew(folder: Path) -> None:
    run("baseline")
    path = folder / "a.txt"
    path.write_text(path.read_text("utf-8").replace("la cérémonie", "une réception"), encoding="utf-8")
    assert "consistency.date" in run("check", "a.txt").stdout


def test_a_dismissal_holds_when_other_damage_in_its_sentence_is_mended(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(f"{TITLE}Il a Ã©tÃ© dit que la rÃ©union du 31 avril 2023 est reportÃ©e.\n", encoding="utf-8")
    assert run("baseline").exit_code == 0
    kept = [entry for entry in entries(folder) if entry["rule"] == "consistency.date"]
    (folder / "cleancopy-baseline.json").write_text(json.dumps([{"schema": "cleancopy-baseline/1"}, *kept]))
    assert run("fix", "a.txt").exit_code == 1
    assert "31 avril" in path.read_text("utf-8")
    assert run("check", "a.txt").exit_code == 0


def test_of_two_equal_findings_only_the_dismissed_one_is_silent(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{TITLE}{DATE}\n{GOOD}\n{DATE}", encoding="utf-8")
    run("baseline")
    second = [entry for entry in entries(folder) if entry.get("nth") == 2]
    assert len(second) == 1
    (folder / "cleancopy-baseline.json").write_text(json.dumps([{"schema": "cleancopy-baseline/1"}, *second]))
    assert [line.split(": ")[0] for line in run("check", "a.txt").stdout.splitlines() if "flag" in line] == [
        "a.txt:3:17"
    ]


def test_every_command_honours_it(folder: Path) -> None:
    run("baseline")
    assert json.loads(run("report", "--format", "json", "a.txt").stdout)["findings"] == []
    assert run("fix", "--diff", "a.txt").stdout == ""
    (folder / "in.jsonl").write_text(json.dumps({"text": (folder / "a.txt").read_text("utf-8")}))
    assert run("batch", "in.jsonl", "out.jsonl").exit_code == 0
    assert json.loads((folder / "out.jsonl").read_text("utf-8"))["findings"] == []
    cleaner = Cleaner.from_config(folder / "cleancopy.toml")
    assert cleaner.clean((folder / "a.txt").read_text("utf-8")).findings == ()
    assert run("check", "--baseline", "none.json", "a.txt").exit_code == 1


def test_pruning_drops_what_is_gone_from_the_named_files_and_from_files_that_are_gone(folder: Path) -> None:
    for name in ["b.txt", "c.txt"]:
        (folder / name).write_text(f"{TITLE}{DATE.replace('cérémonie', name)}", encoding="utf-8")
    run("baseline")
    (folder / "a.txt").write_text(TITLE + DATE, encoding="utf-8")
    (folder / "b.txt").write_text(TITLE, encoding="utf-8")
    (folder / "c.txt").unlink()
    assert run("baseline", "--prune", "a.txt").stderr == "cleancopy-baseline.json: 0 added, 3 dropped, 2 in all.\n"
    assert [(entry["path"], entry["rule"]) for entry in entries(folder)] == [
        ("a.txt", "consistency.date"),
        ("b.txt", "consistency.date"),
    ]
    assert run("baseline", "--prune").stderr == "cleancopy-baseline.json: 0 added, 1 dropped, 1 in all.\n"


def test_pruning_with_some_rules_keeps_what_the_others_said(folder: Path) -> None:
    run("baseline")
    done = run("baseline", "--prune", "--select", "consistency")
    assert done.stderr == "cleancopy-baseline.json: 0 added, 0 dropped, 3 in all.\n"


def test_a_baseline_is_not_overwritten_unless_asked(folder: Path) -> None:
    run("baseline")
    (folder / "b.txt").write_text(TITLE + "Le 31 juin 2021, rien.\n", encoding="utf-8")
    done = run("baseline")
    assert (done.exit_code, "is there already; --update adds to it" in done.stderr) == (2, True)
    assert run("baseline", "--update").stderr == "cleancopy-baseline.json: 1 added, 0 dropped, 4 in all.\n"


def test_without_a_configured_baseline_the_cure_is_told_once(folder: Path) -> None:
    (folder / "cleancopy.toml").write_text("")
    (folder / "b.txt").write_text(TITLE, encoding="utf-8")
    done = run("baseline")
    assert (done.exit_code, done.stderr.count("error:")) == (2, 1)
    assert 'baseline = "cleancopy-baseline.json"' in done.stderr


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "line 1: not JSON"),
        (b'[{"schema": "cleancopy-baseline/1"}\n,{"path": "a"\n]', "line 3: not JSON"),
        (b'{"schema": "cleancopy-baseline/1"}', "no baseline that this version reads"),
        (b'[{"schema": "cleancopy-baseline/9"}]', "no baseline that this version reads"),
        (
            b'[{"schema": "cleancopy-baseline/1"}\n,{"path": "a", "rule": "x"}]',
            "entry 2: expected path, rule, sentence",
        ),
        (b'[{"schema": "cleancopy-baseline/1"}\n<<<<<<< HEAD\n]', "line 2: a merge conflict; keep the lines of both"),
        (b"\xff\xfe", "not|codec"),
    ],
)
def test_a_corrupt_baseline_is_told_with_its_place_and_nothing_is_written(
    folder: Path, data: bytes, message: str
) -> None:
    (folder / "cleancopy-baseline.json").write_bytes(data)
    before = (folder / "a.txt").read_bytes()
    with pytest.raises(ConfigError, match=message):
        read_baseline(folder / "cleancopy-baseline.json")
    for command in [("fix", "a.txt"), ("check", "a.txt"), ("baseline", "--update")]:
        done = run(*command)
        assert (done.exit_code, done.stderr.count("error:")) == (2, 1), done.output
        assert "cleancopy-baseline.json: " in done.stderr
    assert (folder / "a.txt").read_bytes() == before
    assert (folder / "cleancopy-baseline.json").read_bytes() == data


def test_two_branches_that_dismiss_different_findings_merge_line_by_line(tmp_path: Path) -> None:
    base = Baseline(tmp_path / "b.json", tuple(Entry(f"{n}.txt", "glue.words", f"{n:016x}", 1, "x") for n in (1, 5)))
    ours, theirs = (base.with_entries([*base.entries, Entry(p, "glue.words", p * 4, 1, "y")]) for p in ("0000", "9999"))
    lines = [set(data.data().splitlines()) for data in (base, ours, theirs)]
    assert all(lines[0] < other for other in lines[1:])
    merged = b"\n".join(
        [ours.data().splitlines()[0], *sorted((lines[1] | lines[2]) - {ours.data().splitlines()[0], b"]"}), b"]"]
    )
    (tmp_path / "b.json").write_bytes(merged + b"\n")
    assert len(read_baseline(tmp_path / "b.json").entries) == 4


def test_two_processes_that_dismiss_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    other = Entry("b.txt", "glue.words", "22", 1, "b")
    first = True

    def change(old: Baseline) -> Baseline:
        nonlocal first
        if first:
            first = False
            path.write_bytes(old.with_entries([*old.entries, other]).data())
        return old.with_entries([*old.entries, Entry("a.txt", "glue.words", "11", 1, "a")])

    path.write_bytes(Baseline(path).data())
    update(path, change)
    assert [entry.path for entry in read_baseline(path).entries] == ["a.txt", "b.txt"]


ENTRIES = st.builds(
    Entry,
    st.text(max_size=5),
    st.text(max_size=5),
    st.text("0123456789abcdef", max_size=4),
    st.integers(1, 3),
    st.text(),
)


@given(st.lists(ENTRIES, max_size=8))
def test_what_is_written_is_read_again_and_its_order_does_not_depend_on_chance(some: list[Entry]) -> None:
    baseline = Baseline(Path("b.json")).with_entries(some)
    path = Path("b.json")
    data = baseline.data()
    rows = json.loads(data)
    assert len(rows) == len(baseline.entries) + 1
    assert Baseline(path).with_entries(reversed(baseline.entries)).data() == data
    assert baseline.keys == {entry.key for entry in some}


def test_taking_a_fix_out_leaves_the_one_that_touches_it() -> None:
    cleaner = Cleaner(Config(lang="fr"))
    result = cleaner.clean("Roscoffpour l&rsquo;&Eacute;tat, on verra bien ce qui se passera demain.")
    chosen = [finding.id for finding in result.findings if finding.rule == "escapes.entity"][:1]
    assert chosen
    left = without(result, chosen)
    assert "&" in left.text
    assert "Roscoff pour" in left.text
    assert [finding.rule for finding in left.findings] == [f.rule for f in result.findings if f.id not in chosen]


def test_every_finding_has_a_key_of_its_own() -> None:
    text = (f"{TITLE}{DATE}\n" * 3) + f"{BAD}\n" * 2
    result = Cleaner(Config(lang="fr", select=("encoding", "consistency"))).clean(text)
    keys = [key for _, key in keyed(result)]
    assert len(keys) == len(set(keys)) == 7
