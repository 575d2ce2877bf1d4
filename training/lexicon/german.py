# ruff: noqa: E501 - word lists
"""German verb forms and inflections by analogy, since no German dictionary may be shipped."""

from collections.abc import Iterable, Iterator

from cleaner.lexicon import Pos

# infinitive, third person present (or -), past stem, past participle
STRONG = """
backen bäckt buk gebacken|befehlen befiehlt befahl befohlen|beginnen - begann begonnen|beißen - biss gebissen|bergen birgt barg geborgen
biegen - bog gebogen|bieten - bot geboten|binden - band gebunden|bitten - bat gebeten|blasen bläst blies geblasen|bleiben - blieb geblieben
braten brät briet gebraten|brechen bricht brach gebrochen|brennen - brannte gebrannt|bringen - brachte gebracht|denken - dachte gedacht
dringen - drang gedrungen|dürfen darf durfte gedurft|empfehlen empfiehlt empfahl empfohlen|essen isst aß gegessen|fahren fährt fuhr gefahren
fallen fällt fiel gefallen|fangen fängt fing gefangen|finden - fand gefunden|fliegen - flog geflogen|fliehen - floh geflohen
fließen - floss geflossen|fressen frisst fraß gefressen|frieren - fror gefroren|geben gibt gab gegeben|gehen - ging gegangen
gelingen - gelang gelungen|gelten gilt galt gegolten|genießen - genoss genossen|geschehen geschieht geschah geschehen
gewinnen - gewann gewonnen|gießen - goss gegossen|gleichen - glich geglichen|gleiten - glitt geglitten|graben gräbt grub gegraben
greifen - griff gegriffen|haben hat hatte gehabt|halten hält hielt gehalten|hängen - hing gehangen|heben - hob gehoben|heißen - hieß geheißen
helfen hilft half geholfen|kennen - kannte gekannt|klingen - klang geklungen|kommen - kam gekommen|können kann konnte gekonnt
kriechen - kroch gekrochen|laden lädt lud geladen|lassen lässt ließ gelassen|laufen läuft lief gelaufen|leiden - litt gelitten
leihen - lieh geliehen|lesen liest las gelesen|liegen - lag gelegen|lügen - log gelogen|meiden - mied gemieden|messen misst maß gemessen
mögen mag mochte gemocht|müssen muss musste gemusst|nehmen nimmt nahm genommen|nennen - nannte genannt|pfeifen - pfiff gepfiffen
raten rät riet geraten|reißen - riss gerissen|reiten - ritt geritten|rennen - rannte gerannt|riechen - roch gerochen|ringen - rang gerungen
rufen - rief gerufen|schaffen - schuf geschaffen|scheiden - schied geschieden|scheinen - schien geschienen|schieben - schob geschoben
schießen - schoss geschossen|schlafen schläft schlief geschlafen|schlagen schlägt schlug geschlagen|schließen - schloss geschlossen
schmeißen - schmiss geschmissen|schmelzen schmilzt schmolz geschmolzen|schneiden - schnitt geschnitten|schreiben - schrieb geschrieben
schreien - schrie geschrien|schreiten - schritt geschritten|schweigen - schwieg geschwiegen|schwimmen - schwamm geschwommen
schwinden - schwand geschwunden|schwören - schwor geschworen|sehen sieht sah gesehen|sein ist war gewesen|senden - sandte gesandt
singen - sang gesungen|sinken - sank gesunken|sitzen - saß gesessen|sollen soll sollte gesollt|sprechen spricht sprach gesprochen
springen - sprang gesprungen|stehen - stand gestanden|stehlen stiehlt stahl gestohlen|steigen - stieg gestiegen|sterben stirbt starb gestorben
stoßen stößt stieß gestoßen|streichen - strich gestrichen|streiten - stritt gestritten|tragen trägt trug getragen|treffen trifft traf getroffen
treiben - trieb getrieben|treten tritt trat getreten|trinken - trank getrunken|tun tut tat getan|verderben verdirbt verdarb verdorben
vergessen vergisst vergaß vergessen|verlieren - verlor verloren|wachsen wächst wuchs gewachsen|waschen wäscht wusch gewaschen
weichen - wich gewichen|weisen - wies gewiesen|wenden - wandte gewandt|werben wirbt warb geworben|werden wird wurde geworden
werfen wirft warf geworfen|wiegen - wog gewogen|wissen weiß wusste gewusst|wollen will wollte gewollt|ziehen - zog gezogen|zwingen - zwang gezwungen
"""
SEPARABLE = (
    "ab an auf aus bei dar durch ein empor entgegen fehl fest fort frei gegenüber heim her herab heran herauf heraus herbei herein "
    "herum herunter hervor hin hinab hinauf hinaus hinein hinter hinunter hinweg hinzu los mit nach nieder statt teil über um unter "
    "voll vor voran voraus vorbei vorüber weg weiter wider wieder zu zurück zusammen zwischen auseinander bekannt bereit davon dazu"
).split()
INSEPARABLE = "be emp ent er ge miss ver zer über unter um wider durch voll hinter".split()
ADJECTIVE_ENDINGS = ("", "e", "er", "en", "em", "es")
STRONG_PRESENT = ("ist", "hat", "wird", "darf", "kann", "mag", "muss", "soll", "will", "weiß", "tut")


def infinitives(contexts: Iterable[str], words: Iterable[str]) -> set[str]:
    """Return verbs: words after "zu", and those hidden in "auszuharren", from words in small letters."""
    found = {word for word in contexts if word.endswith(("en", "eln", "ern")) and len(word) > 4}
    for word in words:
        for prefix in SEPARABLE:
            rest = word.removeprefix(prefix + "zu")
            if rest != word and rest.endswith(("en", "eln", "ern")) and len(rest) > 4:
                found |= {rest, prefix + rest}
    return found | {line.split()[0] for line in STRONG.strip().replace("\n", "|").split("|")}


def forms(verbs: set[str]) -> Iterator[tuple[str, Pos]]:
    """Yield (form, part of speech), many that nobody uses: the caller keeps those that are words."""
    for verb in sorted(verbs):
        yield verb, Pos.INFINITIVE | Pos.FINITE
        stem = verb.removesuffix("n").removesuffix("e")
        e = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "tm", "dm")) else ""
        for ending in ("e", "st", "est", "t", "et", *(f"{e}te{person}" for person in ("", "n", "st", "t"))):
            yield stem + ending, Pos.FINITE
        if verb.endswith(("eln", "ern")):
            yield stem[:-2] + stem[-1] + "e", Pos.FINITE
        yield from _participles(stem + e + "t", verb)
    for line in STRONG.strip().replace("\n", "|").split("|"):
        verb, present, past, participle = line.split()
        for prefix in ("", *SEPARABLE, *INSEPARABLE):
            yield from _strong(prefix, verb, present, past, participle)


def _strong(prefix: str, verb: str, present: str, past: str, participle: str) -> Iterator[tuple[str, Pos]]:
    stem = past.removesuffix("e")
    umlauted = stem
    for plain, umlaut in (("a", "ä"), ("o", "ö"), ("u", "ü")):
        if plain in stem:
            umlauted = stem.replace(plain, umlaut)
            break
    pasts = {stem, past, stem + "st", stem + "en", stem + "t", past + "n", stem + "e", stem + "est"}
    pasts |= {umlauted + ending for ending in ("e", "en", "est", "et", "t")}
    if present != "-":
        second = present if present in STRONG_PRESENT else present.removesuffix("t") + "st"
        pasts |= {present, second, present.removesuffix("t")} if present not in STRONG_PRESENT else {present}
    for form in sorted(pasts):
        yield prefix + form, Pos.FINITE
    yield prefix + verb, Pos.INFINITIVE | Pos.FINITE
    for base in {prefix + participle, prefix + participle.removeprefix("ge")} if prefix else {participle}:
        for ending in ADJECTIVE_ENDINGS:
            yield base + ending, Pos.PARTICIPLE
    for ending in ADJECTIVE_ENDINGS[1:]:
        yield f"{prefix}{verb}d{ending}", Pos.PARTICIPLE | Pos.ADJECTIVE
    yield f"{prefix}zu{verb}", Pos.INFINITIVE


def _participles(weak: str, verb: str) -> Iterator[tuple[str, Pos]]:
    prefix = max((p for p in SEPARABLE if verb.startswith(p) and len(verb) > len(p) + 3), key=len, default="")
    for base in {"ge" + weak, f"{prefix}ge{weak.removeprefix(prefix)}" if prefix else weak, weak}:
        for ending in ADJECTIVE_ENDINGS:
            yield base + ending, Pos.PARTICIPLE
    for ending in ("", *ADJECTIVE_ENDINGS):
        yield f"{verb}d{ending}", Pos.PARTICIPLE | Pos.ADJECTIVE
    if prefix:
        yield f"{prefix}zu{verb.removeprefix(prefix)}", Pos.INFINITIVE


FAMILY = ("e", "en", "er", "es")  # of an adjective
SUFFIXES = (
    "",
    "e",
    "en",
    "er",
    "es",
    "em",
    "n",
    "s",
    "ere",
    "eren",
    "erer",
    "eres",
    "ste",
    "sten",
    "ster",
    "stes",
    "in",
    "innen",
)
LINKS = ("", "s", "n", "en", "es", "er")


def inflected(word: str, trusted: dict[str, bool]) -> str:
    """Return a trusted word of which this one is another inflection or, if a noun, a compound; else "".

    ``trusted`` says of each trusted word whether it is a noun (written only with a capital).
    """
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix) if suffix else word
        if len(stem) < 5 or (suffix and stem == word):
            continue
        for other in SUFFIXES:
            if other != suffix and stem + other in trusted:
                return stem + other
    for i in range(4, len(word) - 3):
        head = word[i:]
        if trusted.get(head):
            part = word[:i]
            if any(
                trusted.get(part.removesuffix(link))
                for link in LINKS
                if part.endswith(link) and len(part) - len(link) >= 4
            ):
                return head
    return ""
