"""The commands: what they write, what they say, and the exit code that a hook or a job goes by."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import COMMANDS, main
from cleaner.files import Source

ONLY = ["--select", "encoding,consistency", "--lang", "fr"]
"""Two stages are enough here, and quick."""
DAMAGED = (
    "La visite du ministre\n\nLe ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville.\n\n"
    "Il reviendra le 31 avril 2023 pour la cérémonie.\n"
)
MENDED = DAMAGED.replace("Ã©tÃ© reÃ§u", "été reçu")
CLEAN = "La visite du ministre\n\nLe ministre a été reçu hier matin par le maire de la ville.\n"


ROOT = Path(__file__).parent.parent


def process(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, *args],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def run(*args: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=text, prog_name="cleancopy")


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    return path


LEFT = "Left for an editor: 1 flag; `cleancopy check` shows them.\n"


def test_fix_repairs_the_file_once_and_then_passes_although_a_flag_remains(damaged: Path) -> None:
    first = run("fix", *ONLY, "a.txt")
    assert (first.exit_code, damaged.read_text(encoding="utf-8")) == (1, MENDED)
    assert "a.txt:3:15: fixed encoding.mojibake: Ã©tÃ© → été\n" in first.stdout
    assert first.stderr == "1 file changed.\n" + LEFT
    second = run("fix", *ONLY, "a.txt")
    assert (second.exit_code, second.stdout, second.stderr) == (0, "", LEFT)
    assert run("fix", "--quiet", *ONLY, "a.txt").output == ""


def test_check_fails_on_what_fix_would_change_and_on_flags_but_changes_nothing(damaged: Path) -> None:
    done = run("check", *ONLY, "a.txt")
    assert done.exit_code == 1
    assert damaged.read_text(encoding="utf-8") == DAMAGED
    assert "a.txt:5:17: flag consistency.date" in done.stdout
    assert "1 file: 2 fixes, 1 flag." in done.stderr
    run("fix", *ONLY, "a.txt")
    assert run("check", *ONLY, "a.txt").exit_code == 1
    assert run("check", *ONLY, "--ignore", "consistency.date", "a.txt").exit_code == 0


def test_a_clean_file_is_passed_over_in_silence(damaged: Path) -> None:
    damaged.write_text(CLEAN, encoding="utf-8")
    assert run("fix", *ONLY, "a.txt").exit_code == 0
    assert run("check", *ONLY, "a.txt").stdout == ""


def test_a_note_never_fails_a_check(damaged: Path) -> None:
    (damaged.parent / "cleancopy.toml").write_text('[actions]\nconsistency = "info"\n')
    damaged.write_text(MENDED, encoding="utf-8")
    done = run("check", *ONLY, "a.txt")
    assert (done.exit_code, "info consistency.date" in done.stdout) == (0, True)


def test_diff_shows_what_would_change_and_writes_nothing(damaged: Path) -> None:
    done = run("fix", "--diff", *ONLY, "a.txt")
    assert done.exit_code == 1
    assert "-Le ministre a Ã©tÃ© reÃ§u hier" in done.stdout
    assert "+Le ministre a été reçu hier" in done.stdout
    assert damaged.read_text(encoding="utf-8") == DAMAGED


def test_a_pipe_gets_the_cleaned_text_and_success(damaged: Path) -> None:
    done = run("fix", *ONLY, "-", text=DAMAGED)
    assert (done.exit_code, done.stdout) == (0, MENDED)


def test_a_piped_text_goes_by_the_name_that_it_is_given(damaged: Path) -> None:
    done = run("check", "--format", "json", "--stdin-name", "brouillon.md", *ONLY, "-", text=DAMAGED)
    assert json.loads(done.stdout)["path"] == "brouillon.md"


def test_suggestions_are_taken_when_asked_for(damaged: Path) -> None:
    (damaged.parent / "cleancopy.toml").write_text('[actions]\nencoding = "suggest"\n')
    assert run("fix", *ONLY, "a.txt").exit_code == 0
    assert damaged.read_text(encoding="utf-8") == DAMAGED
    assert run("fix", "--suggested", *ONLY, "a.txt").exit_code == 1
    assert damaged.read_text(encoding="utf-8") == MENDED
    assert run("fix", "--suggested", *ONLY, "a.txt").exit_code == 0


def test_one_bad_file_does_not_stop_the_others(damaged: Path) -> None:
    (damaged.parent / "photo.txt").write_bytes(b"\x89PNG\0\0")
    done = run("fix", *ONLY, "photo.txt", "nowhere.txt", "a.txt")
    assert done.exit_code == 2
    assert damaged.read_text(encoding="utf-8") == MENDED
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert [line.split(":")[1] for line in errors] == [" photo.txt", " nowhere.txt"]


def test_a_file_that_changes_while_it_is_cleaned_is_left_to_its_writer(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Source.cleaned

    def meanwhile(source: Source, text: str) -> bytes:
        damaged.write_text("Somebody else was here.", encoding="utf-8")
        return real(source, text)

    monkeypatch.setattr(Source, "cleaned", meanwhile)
    done = run("fix", *ONLY, "a.txt")
    assert done.exit_code == 2
    assert "error: a.txt: changed while it was being cleaned" in done.stderr
    assert damaged.read_text(encoding="utf-8") == "Somebody else was here."


def test_excludes_win_over_names_on_the_command_line(damaged: Path) -> None:
    (damaged.parent / "cleancopy.toml").write_text('exclude = ["a.txt"]\n')
    assert run("fix", *ONLY, "a.txt").exit_code == 0
    assert damaged.read_text(encoding="utf-8") == DAMAGED


def test_an_excluded_text_that_an_editor_pipes_comes_back_as_it_went_in(damaged: Path) -> None:
    (damaged.parent / "cleancopy.toml").write_text('exclude = ["drafts/"]\n')
    name = ["--stdin-name", "drafts/a.txt"]
    assert run("fix", *ONLY, *name, "-", text=DAMAGED).stdout == DAMAGED
    assert run("fix", *ONLY, *name, "--diff", "-", text=DAMAGED).stdout == ""
    assert run("check", *ONLY, *name, "-", text=DAMAGED).output == ""
    assert run("fix", *ONLY, "--stdin-name", "a.txt", "-", text=DAMAGED).stdout == MENDED


def test_a_piped_text_has_the_configuration_of_the_place_that_it_is_named_after(damaged: Path) -> None:
    (damaged.parent / "two").mkdir()
    (damaged.parent / "two" / "cleancopy.toml").write_text('ignore = ["encoding"]\n')
    assert run("fix", *ONLY, "--stdin-name", "two/a.txt", "-", text=DAMAGED).stdout == DAMAGED


def test_rules_can_be_chosen_for_some_files(damaged: Path) -> None:
    (damaged.parent / "pyproject.toml").write_text(
        '[tool.cleancopy.per-file]\n"archive/**" = { ignore = ["encoding"] }\n"*.md" = { actions = { consistency = "info" } }\n'
    )
    (damaged.parent / "archive").mkdir()
    for name in ["archive/a.txt", "archive/b.md"]:
        shutil.copy(damaged, name)
    assert run("fix", *ONLY, ".").exit_code == 1
    assert [Path(n).read_text("utf-8") == MENDED for n in ("a.txt", "archive/a.txt", "archive/b.md")] == [
        True,
        False,
        False,
    ]
    assert run("check", *ONLY, "archive/b.md").exit_code == 0
    assert run("check", *ONLY, "archive/a.txt").exit_code == 1


def test_fix_can_say_what_it_did_to_a_program_and_to_github(damaged: Path) -> None:
    done = run("fix", *ONLY, "--format", "github", "a.txt")
    assert (done.exit_code, done.stdout.splitlines()[0][:34]) == (1, "::warning file=a.txt,line=3,endLin")
    damaged.write_text(DAMAGED, encoding="utf-8")
    done = run("fix", *ONLY, "--format", "json", "a.txt")
    assert (json.loads(done.stdout)["cleaned"], damaged.read_text("utf-8")) == (MENDED, MENDED)
    assert run("fix", *ONLY, "--format", "json", "a.txt").stdout == ""
    assert run("fix", *ONLY, "--format", "json", "--diff", "a.txt").exit_code == 2


def test_each_file_has_the_configuration_of_its_own_folder(damaged: Path) -> None:
    (damaged.parent / ".git").mkdir()
    for name in ["one", "two"]:
        (damaged.parent / name).mkdir()
        shutil.copy(damaged, damaged.parent / name / "a.txt")
    (damaged.parent / "two" / "cleancopy.toml").write_text('ignore = ["encoding"]\n')
    assert run("fix", *ONLY, "one/a.txt", "two/a.txt").exit_code == 1
    assert (damaged.parent / "one" / "a.txt").read_text(encoding="utf-8") == MENDED
    assert (damaged.parent / "two" / "a.txt").read_text(encoding="utf-8") == DAMAGED


def test_a_wrong_configuration_is_told_once_and_nothing_is_touched(damaged: Path) -> None:
    (damaged.parent / "cleancopy.toml").write_text("selct = []\n")
    (damaged.parent / "b.txt").write_text(DAMAGED, encoding="utf-8")
    done = run("fix", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stderr.count("error:") == 1
    assert "cleancopy.toml: unknown key 'selct'; did you mean 'select'?" in done.stderr
    assert damaged.read_text(encoding="utf-8") == DAMAGED


def test_a_rule_that_does_not_exist_is_not_silently_selected(damaged: Path) -> None:
    done = run("fix", "--select", "encodign.mojibake", "a.txt")
    assert (done.exit_code, damaged.read_text(encoding="utf-8")) == (2, DAMAGED)
    assert "error: --select: no rule begins with 'encodign.mojibake'; did you mean encoding.mojibake" in done.stderr


def test_a_rule_that_backtracks_without_end_is_named(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.patterns.TIMEOUT", 0.2)
    folder = damaged.parent / "house" / "any"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        "[[rule]]\nid = 'furniture.mine'\naction = 'flag'\nmessage = {en = 'x'}\nwhy = 'because'\n"
        "pattern = '(?:a|b|ab)+[cd]'\ngood = ['x']\nbad = [{text = 'y', found = 'y'}]\n"
    )
    (damaged.parent / "cleancopy.toml").write_text('rules = ["house"]\n')
    damaged.write_text("ab" * 4000 + "e", encoding="utf-8")
    done = run("fix", "--select", "furniture.mine", "--lang", "fr", "a.txt")
    assert done.exit_code == 2
    assert "mine.toml: rule 'furniture.mine': its pattern took more than" in done.stderr


def test_a_fault_of_ours_is_one_line_and_the_other_files_go_on(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (damaged.parent / "b.txt").write_text("boom", encoding="utf-8")
    from cleaner.cleaner import Cleaner

    real = Cleaner.clean

    def clean(self: Cleaner, text: str, **kwargs: object) -> object:
        return 1 / 0 if text == "boom" else real(self, text, **kwargs)

    monkeypatch.setattr(Cleaner, "clean", clean)
    done = run("fix", *ONLY, "b.txt", "a.txt")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[0].startswith("error: b.txt: a fault of cleancopy, and the file is as it was (Zero")
    assert damaged.read_text(encoding="utf-8") == MENDED


def test_an_interruption_is_no_finding(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.cleaner import Cleaner

    def clean(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(Cleaner, "clean", clean)
    done = run("fix", *ONLY, "a.txt")
    assert (done.exit_code, done.stderr) == (130, "error: interrupted; no file is half written\n")
    assert damaged.read_text(encoding="utf-8") == DAMAGED


def test_json_of_several_files_is_one_line_each(damaged: Path) -> None:
    shutil.copy(damaged, "b.txt")
    done = run("check", "--format", "json", *ONLY, "a.txt", "b.txt")
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == ["a.txt", "b.txt"]


def test_several_files_are_one_document_where_the_format_knows_no_other(damaged: Path) -> None:
    shutil.copy(damaged, "b.txt")
    done = run("check", "--format", "sarif", *ONLY, "a.txt", "b.txt")
    assert (done.exit_code, len(json.loads(done.stdout)["runs"])) == (1, 1)
    assert run("check", "--format", "sarif", "--jobs", "2", *ONLY, "a.txt", "b.txt").stdout == done.stdout
    assert "b.txt" in run("check", "--format", "markdown", *ONLY, "a.txt", "b.txt").stdout


def test_a_folder_means_the_articles_in_it(damaged: Path) -> None:
    (damaged.parent / "sub").mkdir()
    shutil.copy(damaged, "sub/b.md")
    assert run("fix", *ONLY, ".").exit_code == 1
    assert Path("sub/b.md").read_text(encoding="utf-8") == MENDED


@pytest.mark.parametrize("name", ["a b.txt", "l’été ☂.txt", "-dash.txt", "new\nline.txt", "\u202eevil.txt", "'\"q.txt"])
def test_any_file_name_will_do_and_none_reaches_the_terminal_raw(damaged: Path, name: str) -> None:
    shutil.copy(damaged, name)
    done = run("fix", *ONLY, "--", name)
    assert (done.exit_code, Path(name).read_text(encoding="utf-8")) == (1, MENDED)
    assert "\u202e" not in done.output
    assert len(done.stdout.splitlines()) == 2


def test_a_file_name_that_is_not_utf8_will_do(damaged: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        shutil.copy(damaged, name)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    done = process("-m", "cleaner", "fix", *ONLY, name)
    assert (done.returncode, Path(name).read_text(encoding="utf-8")) == (1, MENDED)
    assert "caf<U+DCE9>.txt:3:15" in done.stdout


def test_an_empty_file_is_an_article_with_nothing_to_say(damaged: Path) -> None:
    damaged.write_bytes(b"")
    assert run("fix", "a.txt").exit_code == 0
    assert json.loads(run("check", "--format", "json", "a.txt").stdout)["findings"] == []
    assert damaged.read_bytes() == b""


def test_a_file_of_50_megabytes_is_refused_at_once_and_left_as_it_was(damaged: Path) -> None:
    damaged.write_bytes(b"Ligne de texte.\n" * 3_200_000)
    done = run("fix", "a.txt")
    assert done.exit_code == 2
    assert "error: a.txt: has 51 MB, more than 20, so it was not read; split it into articles" in done.stderr
    assert damaged.stat().st_size == 51_200_000


def test_a_limit_of_ones_own_wins(damaged: Path) -> None:
    assert run("fix", "--max-size", "0.0001", *ONLY, "a.txt").exit_code == 2
    assert run("fix", "--max-size", "0", *ONLY, "a.txt").exit_code == 1


def test_a_line_of_five_megabytes_is_read_to_its_end(damaged: Path) -> None:
    text = "Le ministre a reçu le maire. " * 172_000 + "Il reviendra le 31 avril 2023."
    damaged.write_text(text, encoding="utf-8")
    done = run("check", "--select", "consistency", "--lang", "fr", "a.txt")
    assert (done.exit_code, "a.txt:1:4988017: flag consistency.date" in done.stdout) == (1, True)
    assert damaged.read_text(encoding="utf-8") == text


def test_a_file_that_mixes_encodings_becomes_one_that_every_program_reads(damaged: Path) -> None:
    damaged.write_bytes("Le ministre a été reçu hier.\n".encode() + "La réunion a été annulée.\n".encode("cp1252"))
    check = run("check", *ONLY, "a.txt")
    assert (check.exit_code, "info encoding.bytes" in check.stdout) == (1, True)
    diff = run("fix", "--diff", *ONLY, "a.txt")
    assert (diff.exit_code, diff.stdout) == (1, "")
    assert diff.stderr == "a.txt: has lines that are not UTF-8, and would be rewritten as UTF-8.\n"
    fix = run("fix", *ONLY, "a.txt")
    assert (fix.exit_code, "fixed encoding.bytes" in fix.stdout) == (1, True)
    assert damaged.read_text(encoding="utf-8") == "Le ministre a été reçu hier.\nLa réunion a été annulée.\n"
    assert run("fix", *ONLY, "a.txt").exit_code == 0


def test_a_report_is_written_where_it_is_asked_for(damaged: Path) -> None:
    done = run("report", *ONLY, "a.txt", "-o", "a.html")
    assert (done.exit_code, done.stdout) == (0, "")
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in damaged.parent.iterdir()) == ["a.html", "a.txt"]


def test_a_report_beside_its_article_is_not_taken_for_an_article(damaged: Path) -> None:
    run("report", *ONLY, "a.txt", "-o", "a.html")
    run("report", *ONLY, "a.txt", "a.html", "-o", "reports")
    before = {path: path.read_bytes() for path in damaged.parent.rglob("*.html")}
    assert len(before) >= 3
    assert run("fix", *ONLY, ".").stderr == "1 file changed.\n" + LEFT
    named = run("fix", *ONLY, "a.html")
    assert (named.exit_code, "a.html: is a report of cleancopy" in named.stderr) == (2, True)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("format_", ["critic", "markdown"])
@pytest.mark.parametrize("ui", ["en", "fr"])
def test_a_report_in_markdown_is_not_taken_for_an_article(damaged: Path, format_: str, ui: str) -> None:
    run("report", *ONLY, "a.txt", "--format", format_, "--ui-lang", ui, "-o", "report.md")
    before = Path("report.md").read_bytes()
    assert b"\xc3\x83" in before, "it shows no damage"
    assert run("fix", *ONLY, ".").stderr == "1 file changed.\n" + LEFT
    named = run("fix", *ONLY, "report.md")
    assert (named.exit_code, "report.md: is a report of cleancopy" in named.stderr) == (2, True)
    assert Path("report.md").read_bytes() == before


def test_an_article_about_critic_markup_is_no_report(damaged: Path) -> None:
    damaged.rename("a.md")
    text = Path("a.md").read_text(encoding="utf-8")
    Path("a.md").write_text(f"{text}\nUn mot {{>>une note [2, 99 %]<<}} et {{==marqué==}}.\n", encoding="utf-8")
    assert run("fix", *ONLY, "a.md").exit_code == 1


def test_a_folder_without_articles_does_not_pass_for_a_clean_one(damaged: Path) -> None:
    Path("typo").mkdir()
    done = run("check", *ONLY, "typo")
    assert (done.exit_code, done.stderr) == (0, "warning: typo: there is no article in this folder\n")


def test_an_error_names_the_file_once(damaged: Path) -> None:
    Path("a.json").write_text("{}", encoding="utf-8")
    assert run("fix", *ONLY, "a.json").stderr.startswith("error: a.json: is in no format that can be repaired")


def test_a_report_that_cannot_be_written_says_so(damaged: Path) -> None:
    done = run("report", *ONLY, "a.txt", "-o", "no/such/folder.html")
    assert (done.exit_code, done.stderr) == (
        2,
        "error: no/such/folder.html: cannot be written: No such file or directory\n",
    )


def test_a_folder_is_refused_because_its_reports_would_overwrite_each_other(damaged: Path) -> None:
    done = run("report", ".", "-o", "a.html")
    assert (done.exit_code, "is a folder" in done.stderr) == (2, True)
    assert not Path("a.html").exists()


@pytest.mark.parametrize("format_", ["html", "json", "diff", "terminal", "github"])
def test_every_format_can_be_piped(damaged: Path, format_: str) -> None:
    done = run("report", "--format", format_, *ONLY, "-", text=DAMAGED)
    assert (done.exit_code, "été" in done.stdout) == (0, True)


def test_rules_are_listed_with_their_action_and_message() -> None:
    done = run("rules", "list", "glue")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines
    assert all(line.startswith("glue.") for line in lines)


@pytest.mark.parametrize("command", [["explain"], ["rules", "show"]])
def test_a_rule_is_explained_with_its_reason_and_both_kinds_of_examples(command: list[str]) -> None:
    done = run(*command, "encoding.mojibake", "--ui-lang", "fr")
    assert done.exit_code == 0
    for part in [
        "encoding.mojibake",
        "De l’UTF-8 lu comme",
        "Why  ",
        "wrong: ",
        "fixed: ",
        "right: ",
        "--ignore encoding.mojibake",
    ]:
        assert part in done.stdout
    switch = done.stdout.partition("cleancopy.toml\n")[2].partition("or in")[0]
    assert tomllib.loads(switch) == {"actions": {"encoding.mojibake": "info"}}


def test_a_rule_that_does_not_exist_is_not_explained() -> None:
    done = run("explain", "encoding.mojibak")
    assert done.exit_code == 2
    assert "did you mean encoding.mojibake" in done.stderr


def test_a_newsrooms_own_rules_are_tested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "house" / "any"
    folder.mkdir(parents=True)
    rule = (
        "[[rule]]\nid = 'furniture.mine'\naction = 'flag'\nmessage = {en = 'House style'}\nwhy = 'House style.'\n"
        "pattern = 'synergy'\ngood = ['energy']\nbad = [{text = 'a synergy', found = 'WORD'}]\n"
    )
    (tmp_path / "cleancopy.toml").write_text('rules = ["house"]\n')
    (folder / "mine.toml").write_text(rule.replace("WORD", "synergy"))
    assert run("rules", "test", "furniture.mine").exit_code == 0
    (folder / "mine.toml").write_text(rule.replace("WORD", "syn"))
    done = run("rules", "test", "furniture.mine")
    assert done.exit_code == 1
    assert "rule 'furniture.mine' must mark 'syn' in 'a synergy'" in done.stdout


@pytest.mark.parametrize("args", [["chek"], ["fix"], ["fix", "--frobnicate", "a"], ["check", "--lang", "French!", "a"]])
def test_a_wrong_command_line_exits_with_2(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_a_mistyped_command_is_guessed() -> None:
    assert "did you mean check?" in run("chek").stderr


def test_the_help_of_each_command_is_the_one_that_is_listed() -> None:
    for name, help_ in COMMANDS.items():
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.get_short_help_str(200).rstrip(".") == help_.rstrip(".")


def test_help_imports_nothing_but_click() -> None:
    done = process("-X", "importtime", "-m", "cleaner", "--help")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    ours = {name for name in imported if name.startswith("cleaner")}
    assert ours == {"cleaner", "cleaner.cli"}
    heavy = {
        "regex",
        "ftfy",
        "langdetect",
        "symspellpy",
        "marisa_trie",
        "pathspec",
        "multiprocessing",
        "tomllib",
        "json",
    }
    assert not heavy & {name.partition(".")[0] for name in imported}


@pytest.mark.parametrize(
    ("text", "needed"),
    [("The council met on Monday.\n", {"numpy"}), ("A council on Mondays\n", set())],
    ids=["a sentence, for the gap model", "a headline"],
)
def test_a_clean_file_does_not_pay_for_what_it_does_not_need(damaged: Path, text: str, needed: set[str]) -> None:
    damaged.write_text(text, encoding="utf-8")
    done = process("-X", "importtime", "-m", "cleaner", "check", "a.txt")
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert done.returncode == 0, done.stderr[-500:]
    assert not {"ftfy", "langdetect", "symspellpy", "multiprocessing", "numpy", "pathspec"} & imported - needed


def test_output_is_the_same_under_every_hash_seed(damaged: Path) -> None:
    command = ("-m", "cleaner", "report", *ONLY, "--format", "html", "a.txt")
    one, two = (process(*command, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert "<ins>été</ins>" in one.stdout
    assert one.stdout == two.stdout
