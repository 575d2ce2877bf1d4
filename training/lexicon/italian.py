# ruff: noqa: E501 - word lists
"""Italian verb forms and inflections by analogy, since no Italian dictionary may be shipped."""

from collections.abc import Iterable, Iterator

from cleaner.lexicon import Pos

SHARED = "o i iamo"
FINITE = {
    "are": f"{SHARED} a ate ano avo avi ava avamo avate avano ai asti ò ammo aste arono erò erai erà eremo erete eranno erei eresti "
    "erebbe eremmo ereste erebbero iate ino assi asse assimo assero",
    "ere": f"{SHARED} e ete ono evo evi eva evamo evate evano ei etti esti é ette emmo este erono ettero erò erai erà eremo erete "
    "eranno erei eresti erebbe eremmo ereste erebbero a iate ano essi esse essimo essero",
    "ire": f"{SHARED} e ite ono isco isci isce iscono isca iscano ivo ivi iva ivamo ivate ivano ii isti ì immo iste irono irò irai irà "
    "iremo irete iranno irei iresti irebbe iremmo ireste irebbero a iate ano issi isse issimo issero",
}
PARTICIPLE = {
    "are": "ato ata ati ate ante anti",
    "ere": "uto uta uti ute ente enti",
    "ire": "ito ita iti ite ente enti",
}
GERUND = {"are": "ando", "ere": "endo", "ire": "endo"}
# first person of the strong past, past participle
STRONG = """
accendere accesi acceso|aprire apersi aperto|bere bevvi bevuto|cadere caddi caduto|chiedere chiesi chiesto|chiudere chiusi chiuso|cogliere colsi colto
concedere concessi concesso|condurre condussi condotto|conoscere conobbi conosciuto|coprire copersi coperto|correre corsi corso|crescere crebbi cresciuto
decidere decisi deciso|difendere difesi difeso|dire dissi detto|dirigere diressi diretto|discutere discussi discusso|dividere divisi diviso
esprimere espressi espresso|fare feci fatto|fingere finsi finto|giungere giunsi giunto|leggere lessi letto|mettere misi messo|muovere mossi mosso
nascere nacqui nato|nascondere nascosi nascosto|offrire offersi offerto|perdere persi perso|piacere piacqui piaciuto|piangere piansi pianto
porre posi posto|prendere presi preso|proteggere protessi protetto|ridere risi riso|ridurre ridussi ridotto|rimanere rimasi rimasto
risolvere risolsi risolto|rispondere risposi risposto|rompere ruppi rotto|sapere seppi saputo|scegliere scelsi scelto|scendere scesi sceso
scrivere scrissi scritto|spendere spesi speso|spingere spinsi spinto|stringere strinsi stretto|succedere successi successo|tacere tacqui taciuto
tenere tenni tenuto|togliere tolsi tolto|trarre trassi tratto|tradurre tradussi tradotto|uccidere uccisi ucciso|valere valsi valso|vedere vidi visto
venire venni venuto|vincere vinsi vinto|vivere vissi vissuto|volere volli voluto|volgere volsi volto|spegnere spensi spento|tendere tesi teso
produrre produssi prodotto|costringere costrinsi costretto|distruggere distrussi distrutto|imporre imposi imposto|proporre proposi proposto
"""
STEMS = {  # irregular present, future and imperfect forms, as they occur after any prefix
    "fare": "faccio fai fa facciamo fate fanno facevo facevi faceva facevamo facevate facevano farò farai farà faremo farete faranno farei "
    "faresti farebbe faremmo fareste farebbero faccia facciate facciano facessi facesse facessimo facessero fece fecero facemmo",
    "dire": "dico dici dice diciamo dite dicono dicevo diceva dicevamo dicevano dirò dirai dirà diremo direte diranno direi diresti direbbe "
    "diremmo direste direbbero dica dicano dicessi dicesse dicessero dicemmo",
    "porre": "pongo poni pone poniamo ponete pongono ponevo poneva ponevano porrò porrà porremo porranno porrei porrebbe porrebbero ponga "
    "pongano ponesse ponessero",
    "durre": "duco duci duce duciamo ducete ducono duceva ducevano durrà durrò durranno durrebbe durrebbero duca ducano ducesse",
    "trarre": "traggo trai trae traiamo traete traggono traeva traevano trarrà trarranno trarrebbe tragga traggano",
    "tenere": "tengo tieni tiene tengono terrò terrai terrà terremo terrete terranno terrei terrebbe terrebbero tenga tengano",
    "venire": "vengo vieni viene vengono verrò verrai verrà verremo verrete verranno verrei verrebbe verrebbero venga vengano",
    "potere": "posso puoi può possiamo potete possono potrò potrai potrà potremo potrete potranno potrei potresti potrebbe potremmo "
    "potreste potrebbero possa possiate possano",
    "volere": "voglio vuoi vuole vogliamo vogliono vorrò vorrà vorremo vorrete vorranno vorrei vorresti vorrebbe vorremmo vorreste "
    "vorrebbero voglia vogliano",
    "dovere": "devo debbo devi deve dobbiamo dovete devono debbono dovrò dovrai dovrà dovremo dovrete dovranno dovrei dovresti dovrebbe "
    "dovremmo dovreste dovrebbero debba debbano",
    "sapere": "so sai sa sappiamo sapete sanno saprò saprà sapranno saprei saprebbe sappia sappiano",
    "andare": "vado vai va vanno andrò andrai andrà andremo andrete andranno andrei andrebbe andrebbero vada vadano",
    "dare": "do dai dà diamo date danno diede diedi diedero darò darà daremo darete daranno darei darebbe darebbero dia diano desse dessero",
    "stare": "sto stai sta stiamo state stanno stette stetti stettero starò starà staranno starei starebbe stia stiano stesse stessero",
    "rimanere": "rimango rimangono rimarrà rimarranno rimarrebbe rimanga rimangano",
    "scegliere": "scelgo scelgono scelga", "cogliere": "colgo colgono colga colgano", "togliere": "tolgo tolgono tolga tolgano",
    "uscire": "esco esci esce escono esca escano", "salire": "salgo salgono salga", "morire": "muoio muori muore muoiono muoia",
    "sedere": "siedo siedi siede siedono sieda", "vedere": "vedrò vedrà vedremo vedrete vedranno vedrei vedrebbe", "cadere": "cadrà cadranno",
    "vivere": "vivrà vivranno vivrebbe", "bere": "bevo bevi beve beviamo bevete bevono berrà beveva bevevano",
    "avere": "ho hai ha abbiamo avete hanno avrò avrai avrà avremo avrete avranno avrei avresti avrebbe avremmo avreste avrebbero ebbi ebbe "
    "ebbero abbia abbiate abbiano",
    "essere": "sono sei è siamo siete ero eri era eravamo eravate erano sarò sarai sarà saremo sarete saranno sarei saresti sarebbe saremmo "
    "sareste sarebbero fui fosti fu fummo furono sia siate siano fossi fosse fossimo foste fossero",
    "valere": "valgo valgono varrà varranno varrebbe valga valgano", "parere": "pare paiono parve parvero parrà",
}  # fmt: skip
CLITICS = "mi ti si ci vi lo la li le ne gli melo mela mele meli mene telo tela celo cela selo sela seli sele sene glielo gliela glieli gliele gliene".split()
PREFIXES = ("ri", "rin", "contra", "contrad", "bene", "disfa", "sotto", "sovra", "inter", "de", "com", "dis", "im", "op", "pro", "es", "con",
            "tra", "pre", "sup", "soprav", "av", "ad", "in", "re", "pro", "sed", "man", "mant", "ot", "ap", "ac", "rac", "at", "sos", "so", "bene", "male", "sop", "per")  # fmt: skip


def infinitives(contexts: Iterable[str], words: Iterable[str]) -> set[str]:
    """Return the verbs among words that stand after "di", "può" and the like; the other words do not matter here."""
    return {word for word in contexts if word.endswith(("are", "ere", "ire", "rre")) and len(word) > 4} | STEMS.keys()


def forms(verbs: set[str]) -> Iterator[tuple[str, Pos]]:
    """Yield (form, part of speech), many that nobody uses: the caller keeps those that are words."""
    for verb in sorted(verbs):
        yield verb, Pos.INFINITIVE
        yield from (
            (verb[:-1].removesuffix("rr").removesuffix("r") + "r" + clitic, Pos.INFINITIVE) for clitic in CLITICS
        )
        group, stem = verb[-3:], verb[:-3]
        if group in FINITE:
            yield from ((_join(stem, ending, group), Pos.FINITE) for ending in FINITE[group].split())
            yield from ((_join(stem, ending, group), Pos.PARTICIPLE) for ending in PARTICIPLE[group].split())
            gerund = stem + GERUND[group]
            yield gerund, Pos.GERUND
            yield from ((gerund + clitic, Pos.GERUND) for clitic in CLITICS)
    for line in STRONG.strip().replace("\n", "|").split("|"):
        yield from _strong(*line.split())
    for listed in STEMS.values():
        for form in listed.split():
            yield from ((prefix + form, Pos.FINITE) for prefix in ("", *PREFIXES))


def _join(stem: str, ending: str, group: str) -> str:
    if group == "are" and stem.endswith(("c", "g")) and ending[0] in "ei":
        return f"{stem}h{ending}"
    if stem.endswith("i") and (ending[0] == "i" or (ending[0] == "e" and stem.endswith(("ci", "gi", "sci")))):
        return stem[:-1] + ending
    return stem + ending


def _strong(verb: str, first: str, participle: str) -> Iterator[tuple[str, Pos]]:
    past = first[:-1]
    for prefix in ("", *PREFIXES):
        yield from ((f"{prefix}{past}{ending}", Pos.FINITE) for ending in ("i", "e", "ero"))
        yield from ((f"{prefix}{participle[:-1]}{ending}", Pos.PARTICIPLE) for ending in "oaie")


FAMILY = ("o", "a", "i", "e")  # of an adjective
SUFFIXES = ("o", "a", "i", "e", "he", "hi", "amente", "mente", "issimo", "issima", "issimi", "issime")


def inflected(word: str, trusted: dict[str, bool]) -> str:
    """Return a trusted word of which this one is another gender, number, adverb or superlative; else ""."""
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 4:
            continue
        for other in SUFFIXES:
            if other != suffix and stem + other in trusted:
                return stem + other
    return ""
