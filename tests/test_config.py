"""A configuration does what it says, or the message names the file, the key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.config import Config, find_config
from cleaner.configfile import read_config
from cleaner.errors import ConfigError, RuleError
from cleaner.findings import Action


def config_of(tmp_path: Path, text: str, name: str = "cleancopy.toml") -> Config:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "house-rules").mkdir()
    text = """
        select = ["glue", "encoding"]
        ignore = ["glue.name"]
        min-confidence = 0.9
        keep = ["Khersonla"]
        exclude = ["archive/"]
        rules = ["house-rules"]
        lang = "fr"
        profile = "ocr"
        ui-lang = "es"
        max-size = 5
        baseline = "dismissed.json"
        [actions]
        "glue.words" = "suggest"
        [per-file]
        "archive/**" = { ignore = ["ocr"], lang = "de" }
    """
    config = config_of(tmp_path, text)
    assert (config.select, config.ignore, config.min_confidence) == (("glue", "encoding"), ("glue.name",), 0.9)
    assert (config.keep, config.exclude, config.rules) == (("Khersonla",), ("archive/",), (tmp_path / "house-rules",))
    assert (config.lang, config.profile, config.ui_lang, config.max_size) == ("fr", "ocr", "es", 5)
    assert config.actions == {"glue.words": Action.SUGGEST}
    assert config.folder == tmp_path
    assert config.baseline == tmp_path / "dismissed.json"
    assert [(special.files.patterns, special.values) for special in config.per_file] == [
        (("archive/**",), {"ignore": ("ocr",), "lang": "de"})
    ]
    settings = config.settings("markdown")
    assert (settings.language, settings.format, settings.mode, settings.ui) == ("fr", "markdown", "ocr", "es")


def test_pyproject_holds_it_in_its_own_table(tmp_path: Path) -> None:
    config = config_of(tmp_path, '[tool.other]\nx = 1\n[tool.cleancopy]\nlang = "de"\n', "pyproject.toml")
    assert config.lang == "de"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", r"unknown key 'selct'; did you mean 'select'\?"),
        ("zzz = 1", r"unknown key 'zzz'; expected one of select, "),
        ('select = "glue"', r"key 'select': expected an array of strings, found 'glue'"),
        ("keep = [1]", r"key 'keep': expected an array of strings"),
        ("min-confidence = 2", r"key 'min-confidence': expected a number from 0 to 1, found 2"),
        ("min-confidence = true", r"key 'min-confidence': expected a number"),
        ('lang = "French"', r"key 'lang': expected a language code such as 'fr', found 'French'"),
        ('profile = "pdf"', r"key 'profile': expected one of auto, web, ocr, found 'pdf'"),
        ("max-size = -1", r"key 'max-size': expected a number of megabytes, or 0 for no limit, found -1"),
        ('actions = "fix"', r"key 'actions': expected a table"),
        ('[actions]\nglue = "repair"', r"key 'actions.glue': expected one of fix, suggest, flag, info, found 'repair'"),
        ('rules = ["nowhere"]', r"key 'rules': expected folders that exist"),
        ('select = ["glu"]', r"key 'select': no rule begins with 'glu'; did you mean glue"),
        ('[actions]\n"glue.wrds" = "flag"', r"key 'actions': no rule begins with 'glue.wrds'; did you mean glue.words"),
        ("select = [", r"not valid TOML: "),
        ("keep = ['/(/']", r"key 'keep': /\(/ is no regular expression: missing \)"),
        ("exclude = ['!']", r"key 'exclude': expected patterns as in .gitignore, found '!'"),
        ("baseline = 3", r"key 'baseline': expected the name of a file, found 3"),
        ("per-file = []", r"key 'per-file': expected a table of patterns and tables"),
        ("[per-file]\n'!' = {}", r"key 'per-file': expected patterns as in .gitignore, found '!'"),
        ("[per-file]\n'*.txt' = {ignroe = []}", r"unknown key 'per-file.\*.txt.ignroe'; did you mean 'ignore'\?"),
        ("[per-file]\n'*.txt' = {rules = []}", r"unknown key 'per-file.\*.txt.rules'; expected one of select, "),
        ("[per-file]\n'*.txt' = {ignore = ['glu']}", r"key 'per-file.\*.txt.ignore': no rule begins with 'glu'"),
    ],
)
def test_a_wrong_key_is_named_with_its_file_and_the_cure(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=rf"{tmp_path / 'cleancopy.toml'}: {message}"):
        config_of(tmp_path, text)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "cleancopy.toml").write_bytes(b'lang = "\xe9"')
    with pytest.raises(ConfigError, match=r"cleancopy\.toml: not valid TOML"):
        read_config(tmp_path / "cleancopy.toml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no\.toml: cannot be read: No such file"):
        read_config(tmp_path / "no.toml")


def test_the_nearest_configuration_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.cleancopy]\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "cleancopy.toml").write_text("")
    assert find_config(inner) == tmp_path / "a" / "cleancopy.toml"


def test_somebody_elses_pyproject_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["cleancopy"]\n')
    assert find_config(tmp_path) is None


def test_nothing_outside_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "cleancopy.toml").write_text("")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert find_config(repository) is None


def test_nothing_is_read_from_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "cleancopy.toml").write_text("")
    (tmp_path / "articles").mkdir()
    assert find_config(tmp_path / "articles") is None


def test_a_broken_rule_file_of_the_users_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "house" / "any"
    folder.mkdir(parents=True)
    (folder / "glue.toml").write_text("[[rule]]\nid = 3\n")
    config = config_of(tmp_path, 'rules = ["house"]')
    from cleaner.cleaner import Cleaner

    with pytest.raises(RuleError, match=r"house/any/glue\.toml: rule 3: key 'id': expected a string"):
        Cleaner(config).clean("x", language="fr")


def test_a_file_may_have_its_own_rules_and_of_two_that_disagree_the_later_holds(tmp_path: Path) -> None:
    text = """
        ignore = ["gaps"]
        keep = ["Kherson"]
        [actions]
        glue = "flag"
        [per-file]
        "archive/" = { ignore = ["glue"], keep = ["Foo"], lang = "fr", actions = { ocr = "info" } }
        "*.md" = { select = ["encoding"], lang = "de" }
        "!drafts.md" = { lang = "es" }
    """
    config = config_of(tmp_path, text)

    def of(name: str) -> Config:
        return config.with_special(config.special(tmp_path / name))

    assert of("a.txt") == config
    archived = of("archive/1999/a.md")
    assert (archived.ignore, archived.keep, archived.lang) == (("gaps", "glue"), ("Kherson", "Foo"), "de")
    assert archived.actions == {"glue": Action.FLAG, "ocr": Action.INFO}
    assert (archived.select, of("archive/a.txt").select) == (("encoding",), ())
    assert of("drafts.md").lang == "de"


def test_a_prefix_of_the_users_own_rules_may_stand_before_they_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "house" / "any"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        "[[rule]]\nid = 'furniture.mine'\naction = 'flag'\nmessage = {en = 'x'}\nwhy = 'because'\n"
        "pattern = 'synergy'\ngood = ['x']\nbad = [{text = 'synergy', found = 'synergy'}]\n"
    )
    text = 'select = ["furniture.mine"]\nrules = ["house"]\n[per-file]\n"a/" = { ignore = ["furniture.mine"] }'
    assert config_of(tmp_path, text).select == ("furniture.mine",)


def test_words_and_patterns_are_kept() -> None:
    from cleaner.cleaner import Cleaner

    text = "Le dossier AB-12Khersonla et Roscoffpour sont prÃªts, dit le prÃ©fet de Roscoffpour."
    keep = ("Roscoffpour", r"/\bpr\p{L}+\S*ts\b/")
    result = Cleaner(Config(keep=keep, lang="fr", select=("encoding", "glue"))).clean(text)
    assert "Roscoffpour sont prÃªts, dit le préfet de Roscoffpour" in result.text


def test_a_pattern_that_backtracks_without_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.cleaner import Cleaner

    monkeypatch.setattr("cleaner.formats.keep.TIMEOUT", 0.2)
    with pytest.raises(ConfigError, match=r"keep: /\(\?:a\|b\|ab\)\+\[cd\]/ took more than .* possessive"):
        Cleaner(Config(keep=("/(?:a|b|ab)+[cd]/",), lang="fr")).clean("ab" * 4000 + "e")
