"""Good style leaves words out: an editor who is told that they are missing there stops reading the flags."""

from __future__ import annotations

import pytest

from cleaner.document import Kind
from cleaner.formats import parse
from cleaner.gaps.excuses import is_excused
from cleaner.gaps.readings import Readings
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.tokens import sentences

HOLE = "⟨?⟩"


def excused(language: str, rule: str, text: str) -> bool:
    """Whether a gap of the kind `rule` at the mark in `text` is excused."""
    before, after = text.split(HOLE)
    profile = Profile(language, builtin_rules())
    joined = before + after.lstrip(" ") if before.endswith(" ") or not before else before + after
    (sentence,) = sentences(parse(joined + "\n"), profile, frozenset(Kind))
    at = next(k for k, token in enumerate(sentence.tokens) if token.start >= len(before))
    return is_excused(f"gaps.{rule}", sentence.tokens, at, Readings(profile))


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("fr", "article", "Le dossier a refait ⟨?⟩ surface hier."),
        ("it", "noun", "Si veda l’⟨?⟩ed. del 1902 alla pagina tre."),
        ("pt", "article", "Escreveu a cerca de ⟨?⟩; depois riscou tudo."),
        ("fr", "article", "L’équipe a terminé ⟨?⟩ troisième du tournoi."),
        ("it", "article", "La barca rossa arriva ⟨?⟩ quarta nel porto."),
        ("es", "article", "El velero azul llegó ⟨?⟩ segundo al puerto."),
        ("pt", "article", "O barco azul terminou ⟨?⟩ terceiro na regata."),
        ("en", "article", "The blue boat finished ⟨?⟩ third in the race."),
        ("nl", "article", "De blauwe boot werd ⟨?⟩ derde in de haven."),
        ("de", "article", "Das blaue Boot wurde ⟨?⟩ dritter im Hafen."),
        ("fr", "article", "La mairie fait grand bruit et ne fait ⟨?⟩ cas de rien."),
        ("en", "article", "The fair takes ⟨?⟩ place in the old barn."),
        ("fr", "preposition", "La halle au petit matin, ⟨?⟩ vue du clocher."),
        ("es", "auxiliary", "No ⟨?⟩ obstante, el puente sigue cerrado."),
        ("it", "verb", "I lavori servono a ⟨?⟩ “ridare fiducia” al paese."),
        ("es", "noun", "La obra costará tres millones de ⟨?⟩ £ al año."),
        ("de", "verb", "Er nimmt den Zug, sie ⟨?⟩ das Rad."),
        ("fr", "verb", "Éplucher les carottes, les ⟨?⟩ couper en dés."),
        ("it", "auxiliary", "Come ⟨?⟩ previsto, la strada resta chiusa."),
        ("en", "pronoun", "The bridge is safe if ⟨?⟩ repaired in time."),
        ("fr", "auxiliary", "La maire a remercié les pompiers et ⟨?⟩ promis des renforts."),
        ("es", "verb", "El río creció, aunque no ⟨?⟩ de forma tan rápida."),
        ("nl", "verb", "Wij ⟨?⟩ ook, zei de bakker."),
        ("es", "verb", "Llegaron doce niños, todos ⟨?⟩ con buena salud."),
        ("it", "auxiliary", "Questo ⟨?⟩ dopo una lunga notte di trattative."),
        ("de", "verb", "Die Straße bleibt gesperrt, so ⟨?⟩ die Polizei."),
        ("de", "auxiliary", "„Wir kommen wieder“, ⟨?⟩ so der Trainer."),
        ("de", "verb", "Er sagte, dass der Zug nicht mehr fahren werde⟨?⟩."),
        ("pt", "verb", "O vizinho ligou após o cão ⟨?⟩ ter fugido."),
        ("en", "auxiliary", "Why ⟨?⟩ not paint the fence?"),
        ("en", "pronoun", "That is a price nobody can live with⟨?⟩."),
        ("nl", "noun", "Hij wil er niet van ⟨?⟩ horen."),
        ("es", "noun", "La casa del alcalde y la ⟨?⟩ del médico son viejas."),
        ("de", "noun", "Die Zahl ist auf 832 ⟨?⟩ gestiegen."),
        ("en", "noun", "She got a grade A ⟨?⟩ in music."),
        ("de", "noun", "Dieser ⟨?⟩ behauptet das Gegenteil."),
        ("pt", "noun", "Com um tempo destes⟨?⟩, ninguém sai."),
        ("de", "noun", "Ich hätte mir eine ⟨?⟩ gekauft."),
        ("nl", "noun", "In een ⟨?⟩ interview sprak hij vrijuit."),
        ("es", "noun", "El taller es para niños de ⟨?⟩ entre seis y diez años."),
        ("it", "noun", "Il corso parla di ⟨?⟩ come dormire meglio."),
        ("en", "preposition", "The shop closes its doors ⟨?⟩ this weekend."),
        ("it", "article", "Lo ha detto ⟨?⟩ venerdì il sindaco."),
        ("fr", "article", "Elle a été nommée ⟨?⟩ directrice du musée."),
        ("fr", "article", "Une fête où ⟨?⟩ parents et enfants dansent ensemble."),
        ("es", "article", "Según ⟨?⟩ dicho informe, el puente es seguro."),
        ("fr", "article", "Selon ⟨?⟩ Mireille, le four est cassé."),
        ("fr", "preposition", "Un panier de pommes ou ⟨?⟩ poires suffit."),
        ("fr", "preposition", "Une lampe ⟨?⟩ verte brille encore."),
        ("fr", "preposition", "Ils veulent sortir ⟨?⟩ boire un café."),
        ("it", "conjunction", "Spero ⟨?⟩ siano arrivati tutti."),
        ("en", "pronoun", "We thanked the neighbours ⟨?⟩ who helped us."),
        ("de", "pronoun", "Ich habe gewartet, ⟨?⟩ habe gelesen und bin gegangen."),
        ("en", "pronoun", "Whom to tell⟨?⟩?"),
        ("fr", "negation", "Je ⟨?⟩ voyais plus loin que lui."),
        ("fr", "negation", "Il ⟨?⟩ y a pas mal de vent ici."),
        ("fr", "negation", "Elle ⟨?⟩ partage ce point de vue."),
        ("en", "negation", "The goalkeeper did ⟨?⟩ touch the ball."),
        ("en", "auxiliary", "We ⟨?⟩ children of the harbour remember the wind."),
        ("es", "verb", "La moda de los años ⟨?⟩ treinta vuelve a las calles."),
        ("en", "auxiliary", "The land is theirs, ⟨?⟩ under an old law of the county."),
        ("en", "noun", "It is an argument that ⟨?⟩ the neighbours rejected."),
        ("es", "noun", "Lo sabe de la ⟨?⟩ a a la zeta."),
        ("de", "noun", "Diese Staffel ist die letzte ⟨?⟩ der Serie."),
        ("de", "pronoun", "Mein Rat an alle: ⟨?⟩ hole dir rechtzeitig Hilfe."),
        ("it", "noun", "Anche il nonno ha detto la sua ⟨?⟩ sul prezzo."),
        ("it", "verb", "Chi porta il pane, chi ⟨?⟩ il vino."),
        ("it", "auxiliary", "La corsa, la fatica, la paura: ⟨?⟩ tutto inutile."),
        ("nl", "verb", "De zoon ⟨?⟩ het huis, de dochter de boot, de hond niets."),
        ("de", "word", "Sie will nicht, muss aber⟨?⟩."),
        ("de", "word", "Bei Regen ⟨?⟩ Fenster schließen."),
        ("de", "article", "Achtung, ⟨?⟩ nasser Boden!"),
        ("de", "preposition", "⟨?⟩ Schritt um Schritt kamen sie näher."),
        ("de", "verb", "Er fuhr nach Ulm, ⟨?⟩ sie nach Bonn."),
        ("de", "preposition", "Ulm hat das Münster, Bonn ⟨?⟩ den Rhein."),
        ("de", "verb", "Wozu ⟨?⟩ dieser Lärm?"),
        ("nl", "noun", "Zwakke ⟨?⟩ tot matige wind uit het westen."),
        ("en", "noun", "The old stadium still has its faithful ⟨?⟩."),
        ("nl", "noun", "Van ⟨?⟩ der Meer won de wedstrijd."),
        ("es", "auxiliary", "Vista la norma y ⟨?⟩ oído el testigo, el juez decide hoy."),
        ("pt", "verb", "O Porto exporta vinho, a Bélgica ⟨?⟩ chocolates."),
        ("es", "auxiliary", "Terminada la obra y ⟨?⟩ firmado el acuerdo, el juez decide hoy."),
        ("it", "auxiliary", "Chiusa la porta, ⟨?⟩ spento il fuoco, nessuno parlò."),
        ("es", "auxiliary", "El mal tiempo no ⟨?⟩ excusa el retraso."),
        ("de", "auxiliary", "Die Trainerin ⟨?⟩ Anke Vossmann lobte ihre Mannschaft."),
        ("fr", "word", "⟨?⟩ pluie et vent sont annoncés demain."),
        ("de", "noun", "Der Verein hilft beim Aufbau des ⟨?⟩ durch ein Feuer zerstörten Turms."),
        ("de", "noun", "Sie wurde wegen kleinerer ⟨?⟩ beim Sturz erlittener Wunden behandelt."),
        ("de", "noun", "Der ⟨?⟩ für Türme, Tore und Brunnen in ganz Ulm zuständige Verein nimmt das ernst."),
        ("nl", "noun", "De ⟨?⟩ door de storm verwoeste brug is weer open."),
        ("de", "noun", "Ulm gewann das Spiel mit 16 zu 10 ⟨?⟩ in Bonn."),
        ("de", "verb", "Sie wartete, bis die Nachbarn Maßnahmen ergriffen⟨?⟩."),
        ("de", "verb", "Er fürchte, dass der Verein „auseinanderbreche“⟨?⟩."),
        ("de", "auxiliary", "Es zählt nicht, wenn er die Marke erreicht, obwohl er sie erreicht⟨?⟩."),
        ("en", "article", "⟨?⟩ Bridget Vossmann is known for his bread."),
        ("en", "verb", "They definitely ⟨?⟩ or probably saw the boat."),
        ("en", "auxiliary", "The price of bread ⟨?⟩ more than doubled in a year."),
        ("pt", "auxiliary", "As vendas ⟨?⟩ mais do que duplicaram em maio."),
        ("fr", "auxiliary", "Le prix du pain ⟨?⟩ plus que doublé en un an."),
        ("pt", "conjunction", "Receia a hipótese de ⟨?⟩ o prédio não aguentar a chuva."),
        ("en", "pronoun", "It seems ⟨?⟩ people wanted to go home."),
        ("en", "article", "The bridge is closed, ⟨?⟩ police said."),
        ("en", "verb", "The neighbours ⟨?⟩ definitely or probably saw the boat."),
        ("en", "verb", "They disagree over who ⟨?⟩ to believe."),
        ("fr", "verb", "Ils ne savent pas où ⟨?⟩ aller ce soir."),
        ("fr", "pronoun", "« Le pain est bon », ⟨?⟩ a écrit la maire."),
        ("de", "conjunction", "„Das Brot ist gut“, ⟨?⟩ sagte der Bäcker."),
        ("fr", "article", "Il dit que ⟨?⟩ Vossmann – le boulanger – est parti."),
        ("fr", "article", "⟨?⟩ Vossmann, qui vient de Brest, est boulanger."),
        ("fr", "noun", "On connaît la politique d’⟨?⟩Aldous sur le pain."),
        ("fr", "article", "Nous ⟨?⟩ avons abandonné."),
        ("fr", "verb", "Peu importe ce que le sort ⟨?⟩ leur réserve."),
        ("nl", "preposition", "Ik hoorde de bakker om hulp ⟨?⟩ roepen."),
        ("nl", "article", "Gisteren trok ⟨?⟩ orkaan Rosa over het land."),
        ("de", "article", "Gestern kam ⟨?⟩ Bäcker Vossmann zurück."),
        ("nl", "preposition", "Zij schoot de bal ⟨?⟩ het net in."),
        ("fr", "preposition", "Le marché se tient sur la place ⟨?⟩ Sainte-Anne."),
        ("nl", "preposition", "Zij wonen in de hoofdstad ⟨?⟩ Brussel."),
        ("fr", "pronoun", "Puis ⟨?⟩ vint la nuit sur le port."),
        ("es", "article", "⟨?⟩ Vossmann cree que el pan es bueno."),
    ],
)
def test_what_good_style_leaves_out_is_not_missing(language: str, rule: str, text: str) -> None:
    assert excused(language, rule, text)


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("fr", "auxiliary", "Il ⟨?⟩ situé au bord du fleuve."),
        ("de", "auxiliary", "Der Empfang ⟨?⟩ sehr freundlich."),
        ("es", "auxiliary", "El puente no ⟨?⟩ seguro desde la riada."),
        ("it", "auxiliary", "Il ponte ⟨?⟩ chiuso e la strada è bloccata."),
        ("fr", "verb", "Le dossier, qui ⟨?⟩ les juges depuis un an, est clos."),
        ("de", "verb", "Sie hoffen, über den Fall zu ⟨?⟩."),
        ("fr", "auxiliary", "Ce n’⟨?⟩ plus le cas depuis longtemps."),
        ("fr", "article", "Il dormait dans ⟨?⟩ maison de ses parents."),
        ("en", "article", "She was ⟨?⟩ first woman to sail round the island."),
        ("de", "article", "Das ist ⟨?⟩ zweite Haus von links."),
        ("it", "article", "Ha vinto ⟨?⟩ terza tappa del giro."),
        ("fr", "preposition", "Elle habite ⟨?⟩ la même rue que nous."),
        ("fr", "negation", "Nous ⟨?⟩ avons pas reçu la lettre."),
        ("fr", "negation", "Elle ⟨?⟩ fait pas mention de ce point de vue."),
        ("es", "noun", "El dueño de la ⟨?⟩ pidió ayuda."),
        ("en", "auxiliary", "The law ⟨?⟩ passed by both chambers last year."),
        ("en", "preposition", "He was born ⟨?⟩ the house of his uncle."),
        ("pt", "verb", "O vizinho ⟨?⟩ o cão todos os dias."),
        ("de", "noun", "Der ⟨?⟩ mit dem Hut verkaufte Kuchen."),
        ("de", "noun", "Der ⟨?⟩ mit dem Hut, Sohn reicher Eltern, verkaufte Kuchen."),
        ("en", "auxiliary", "The price of bread ⟨?⟩ more than twice as high."),
        ("fr", "noun", "La place du ⟨?⟩ de Brest est fermée."),
        ("fr", "verb", "Le sort ⟨?⟩ leur réserve de pain."),
        ("en", "auxiliary", "They ⟨?⟩ not know the way home."),
        ("nl", "preposition", "Zij probeert de bal ⟨?⟩ vangen."),
        ("fr", "preposition", "Le maire ⟨?⟩ Brest est venu."),
        ("fr", "pronoun", "Hier matin, ⟨?⟩ vint au port."),
        ("fr", "article", "Hier ⟨?⟩ boulanger Vossmann est revenu."),
        ("pt", "conjunction", "Disse ⟨?⟩ o prédio não aguenta a chuva."),
        ("de", "auxiliary", "Sie freut sich, weil er das Buch gelesen⟨?⟩."),
        ("de", "auxiliary", "Wir mögen das alte Haus am See sehr, das er im Mai von seiner Tante erhalten⟨?⟩."),
        ("en", "article", "⟨?⟩ Bridge was closed for a week."),
        ("fr", "article", "⟨?⟩ ONU demande une trêve."),
    ],
)
def test_a_word_that_is_missing_is_not_excused(language: str, rule: str, text: str) -> None:
    assert not excused(language, rule, text)
