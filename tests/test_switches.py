"""An editor who writes `<!-- cleancopy: off … -->` is obeyed there, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner import Cleaner, clean
from cleaner.cli import main
from cleaner.config import Config
from cleaner.switches import switches

BAD = "Le ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville."
GOOD = "Le ministre a été reçu hier matin par le maire de la ville."


def cleaned(text: str, format_: str = "markdown") -> str:
    return Cleaner(Config(select=("encoding",), lang="fr")).clean(text, format=format_).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{BAD}\n\n<!-- cleancopy: off encoding -->\n\n{BAD}\n\n<!-- cleancopy: on encoding -->\n\n{BAD}\n",
            f"{GOOD}\n\n<!-- cleancopy: off encoding -->\n\n{BAD}\n\n<!-- cleancopy: on encoding -->\n\n{GOOD}\n",
        ),
        (f"<!-- cleancopy: off -->\n{BAD}\n", f"<!-- cleancopy: off -->\n{BAD}\n"),
        (
            f"<!--cleancopy:off encoding.mojibake,glue-->\n{BAD}\n",
            f"<!--cleancopy:off encoding.mojibake,glue-->\n{BAD}\n",
        ),
        (f"<!-- cleancopy: off glue -->\n\n{BAD}\n", f"<!-- cleancopy: off glue -->\n\n{GOOD}\n"),
        (f"<!-- cleancopy: off -->\n<!-- cleancopy: on encoding -->\n\n{BAD}", None),
        (
            f"<!-- cleancopy: off-next-line -->\n\n{BAD}\n{BAD}\n",
            f"<!-- cleancopy: off-next-line -->\n\n{BAD}\n{GOOD}\n",
        ),
        (f"Avant. <!-- cleancopy: off --> {BAD} <!-- cleancopy: on --> {BAD}", None),
    ],
)
def test_rules_are_silent_where_they_are_switched_off(text: str, expected: str | None) -> None:
    if expected is None:
        expected = GOOD.join(text.rsplit(BAD, 1))
    assert cleaned(text) == expected
    assert cleaned(expected) == expected


def test_a_comment_in_code_or_in_plain_text_is_text() -> None:
    fenced = f"```\n<!-- cleancopy: off -->\n```\n\n{BAD}\n"
    assert GOOD in cleaned(fenced)
    inline = f"Écrire `<!-- cleancopy: off -->` suffit.\n\n{BAD}\n"
    assert GOOD in cleaned(inline)
    assert cleaned(f"<!-- cleancopy: off -->\n{BAD}\n", "text").endswith(GOOD + "\n")


def test_flags_are_silent_too_and_the_findings_are_numbered_anew() -> None:
    text = "Il viendra le 31 avril 2023.\n\n<!-- cleancopy: off-next-line consistency -->\nIl viendra le 31 juin 2023.\n\nIl viendra le 31 juin 2022.\n"
    result = clean(text, language="fr", format="markdown")
    assert [(f.id, f.before) for f in result.findings if f.rule == "consistency.date"] == [
        ("f1", "31 avril 2023"),
        ("f2", "31 juin 2022"),
    ]


def test_html_has_the_same_comments() -> None:
    text = f"<p>{BAD}</p>\n<!-- cleancopy: off encoding -->\n<p>{BAD}</p>\n<!-- cleancopy: on -->\n<p>{BAD}</p>\n"
    first, last = text.index(BAD), text.rindex(BAD)
    assert [switch.what for switch in switches(text, "html")] == ["off", "on"]
    assert cleaned(text, "html") == text[:first] + GOOD + text[first + len(BAD) : last] + GOOD + text[last + len(BAD) :]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- cleancopy: off gleu -->", "no rule begins with 'gleu'; did you mean glue"),
        ("<!-- cleancopy: of glue -->", "expected off, on or off-next-line after “cleancopy:”, found 'of'"),
        ("<!-- cleancopy: -->", "found ''"),
    ],
)
def test_a_mistyped_switch_is_an_error_and_the_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comment: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"Titre\r\n\r\n{comment}\r\n\r\n{BAD}\r\n"
    Path("a.md").write_bytes(text.encode())
    done = CliRunner().invoke(main, ["fix", "--select", "encoding", "--lang", "fr", "a.md"])
    assert (done.exit_code, Path("a.md").read_bytes()) == (2, text.encode())
    assert f"error: a.md:3: {comment}: " in done.stderr
    assert message in done.stderr


def test_a_rule_of_the_newsrooms_own_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "house" / "any"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        "[[rule]]\nid = 'furniture.mine'\naction = 'flag'\nmessage = {en = 'x'}\nwhy = 'because'\n"
        "pattern = 'synergy'\ngood = ['x']\nbad = [{text = 'synergy', found = 'synergy'}]\n"
    )
    Path("cleancopy.toml").write_text('rules = ["house"]\nselect = ["furniture.mine"]\n')
    Path("a.md").write_text("a synergy\n\n<!-- cleancopy: off furniture.mine -->\n\nmore synergy\n")
    done = CliRunner().invoke(main, ["check", "a.md"])
    assert done.stdout.count("furniture.mine") == 1


@pytest.mark.parametrize(("keep", "mark"), [((), " [sic]"), (("Zorb\ufffdk",), ""), ((r"/Zorb\W\w+/",), "")])
def test_nothing_is_said_of_a_word_that_its_writer_vouches_for(keep: tuple[str, ...], mark: str) -> None:
    text = f"Le docteur Zorb\ufffdk{mark} a reçu le maire de la ville hier matin."
    rules = [finding.rule for finding in Cleaner(Config(keep=keep, lang="fr")).clean(text).findings]
    assert "encoding.lost-letter" not in rules
    other = [finding.rule for finding in Cleaner(Config(lang="fr")).clean(text.replace(mark, "")).findings]
    assert "encoding.lost-letter" in other
