# ruff: noqa: E501 - word lists
"""Function words that the treebanks are too small to show, written down by hand."""

from cleaner.lexicon import Pos

A, C, D, P, V = Pos.ADPOSITION, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PRONOUN, Pos.FINITE | Pos.AUXILIARY

CLOSED = {
    "de": {
        A: "ab an anhand anlässlich anstatt auf aufgrund aus außer außerhalb bei bezüglich binnen bis dank durch entgegen entlang für gegen gegenüber "
        "gemäß hinsichtlich hinter in infolge inklusive innerhalb je kraft laut mangels mit mithilfe mittels nach neben oberhalb ohne per pro samt seit "
        "seitens statt trotz über um unter unterhalb unweit von vor während wegen wider zu zufolge zugunsten zulasten zwecks zwischen am ans aufs beim im "
        "ins vom zum zur fürs durchs ums",
        C: "aber als bevor bis da damit dass daß denn ehe entweder falls indem jedoch nachdem ob obgleich obwohl oder sobald sodass sofern solange "
        "sondern sooft soweit sowie sowohl statt und während weder weil wenn wenngleich wie wohingegen zumal",
        D: "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine meinen meinem meiner meines dein deine "
        "deinen deinem deiner sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure euren "
        "eurem eurer dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manches manchen welcher welche "
        "welches welchen welchem solche solcher solchen solchem alle allen aller allem beide beiden beider einige einigen einiger mehrere mehreren mehrerer "
        "sämtliche sämtlichen",
        P: "ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mir dir man wer wen wem was wessen deren dessen denen jemand niemand etwas nichts "
        "selbst selber einander alles",
        V: "bin bist ist sind seid war warst waren wart sei seien wäre wären wärst habe hast hat haben habt hatte hatten hattest hätte hätten hättest werde "
        "wirst wird werden werdet wurde wurden wurdest würde würden würdest kann kannst können könnt konnte konnten könnte könnten muss musst müssen müsst "
        "musste mussten müsste müssten soll sollst sollen sollt sollte sollten will willst wollen wollt wollte wollten darf darfst dürfen dürft durfte durften "
        "dürfte dürften mag magst mögen mochte möchte möchten",
    },
    "it": {
        A: "a ad al allo alla ai agli alle all' con col coi contro da dal dallo dalla dai dagli dalle dall' davanti dentro di del dello della dei degli delle "
        "dell' d' dietro dopo durante eccetto entro fino fra fuori in nel nello nella nei negli nelle nell' lungo mediante nonostante oltre per presso prima "
        "salvo secondo senza sopra sotto su sul sullo sulla sui sugli sulle sull' tra tramite tranne verso circa",
        C: "e ed o od ma però che se perché poiché quando mentre affinché benché sebbene anche né oppure ovvero cioè dunque quindi siccome finché purché "
        "nonché come anziché giacché",
        D: "il lo la i gli le l' un uno una un' questo questa questi queste quest' quel quello quella quei quegli quelle quell' mio mia miei mie tuo tua tuoi "
        "tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre loro ogni qualche alcuni alcune alcun alcuna nessun nessuno nessuna "
        "tutto tutta tutti tutte ciascun ciascuna quale quali quanto quanta quanti quante tale tali qualsiasi qualunque entrambi entrambe",
        P: "io tu egli lui lei esso essa noi voi essi esse loro mi ti si ci vi ne me te sé lo la li le gli chi che cui ciò quale niente nulla qualcuno "
        "qualcosa chiunque c' v' m' t' s' n'",
        V: "sono sei è siamo siete ero eri era eravamo erano sarò sarà saranno sarei sarebbe sarebbero fu furono sia siano fosse fossero ho hai ha abbiamo avete "
        "hanno aveva avevo avevano avevamo avrà avranno avrebbe avrebbero abbia abbiano avesse avessero può possono possiamo posso deve devono dobbiamo devo "
        "vuole vogliono potrebbe potrebbero dovrebbe dovrebbero viene vengono",
    },
    "es": {
        A: "a al ante bajo cabe con contra de del desde durante en entre excepto hacia hasta mediante para por salvo según sin sobre tras vía",
        C: "y e o u ni que pero sino aunque porque si cuando mientras como pues donde conque",
        D: "el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi mis tu tus su sus nuestro nuestra "
        "nuestros nuestras vuestro vuestra vuestros vuestras cada algún alguna algunos algunas ningún ninguna todo toda todos todas otro otra otros otras "
        "ambos ambas varios varias mucho mucha muchos muchas cualquier cuyo cuya cuyos cuyas",
        P: "yo tú él ella ello nosotros nosotras vosotros vosotras ellos ellas usted ustedes me te se nos os lo la le les los las mí ti sí conmigo contigo "
        "consigo quien quienes cual cuales esto eso aquello algo nada alguien nadie qué quién quiénes",
        V: "soy eres es somos sois son era eras éramos eran fui fue fuimos fueron será serán sería serían sea sean fuera fueran fuese he has ha hemos habéis han "
        "había habías habíamos habían hubo habrá habrán habría habrían haya hayan hubiera hubieran hubiese estoy estás está estamos están estaba estaban estuvo "
        "puede pueden podría podrían debe deben",
    },
    "fr": {
        A: "à au aux avec chez contre dans de d' du des depuis derrière dès devant durant en entre envers hormis hors jusque jusqu' malgré moyennant outre par "
        "parmi pendant pour sans sauf selon sous sur vers via",
        C: "et ou mais or ni car donc que qu' si quand comme lorsque lorsqu' puisque puisqu' quoique quoiqu'",
        D: "le la les l' un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quel quelle quels quelles aucun aucune "
        "chaque plusieurs tout toute tous toutes quelque quelques certain certaine certains certaines",
        P: "je j' tu il elle on nous vous ils elles me m' te t' se s' lui leur y en qui que qu' quoi dont où ce c' ça cela ceci celui celle ceux celles moi toi soi "
        "eux lequel laquelle lesquels lesquelles auquel duquel desquels auxquels rien personne chacun chacune",
    },
    "en": {
        A: "about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite down during "
        "except for from in inside into like near of off on onto out outside over past per since through throughout till to toward towards under until unto up "
        "upon via with within without",
        C: "and or but nor so yet if because although though while whereas unless whether than that",
        D: "a an the this that these those my your his her its our their some any no each every either neither both all another such",
        P: "i you he she it we they me him us them who whom whose which what mine yours hers ours theirs myself yourself himself herself itself ourselves "
        "themselves something anything nothing someone anyone everyone nobody",
        V: "am is are was were be been being have has had do does did will would shall should can could may might must",
    },
    "pt": {
        A: "a ao aos à às ante após até com contra de do da dos das desde em no na nos nas entre para pra per perante por pelo pela pelos pelas sem sob sobre "
        "trás num numa nuns numas dum duma deste desta neste nesta nesse nessa daquele daquela",
        C: "e ou mas nem que se porque porém pois quando como embora enquanto conforme caso",
        D: "o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas meu minha meus minhas teu tua seu sua seus suas "
        "nosso nossa nossos nossas cada algum alguma alguns algumas nenhum nenhuma todo toda todos todas outro outra outros outras qualquer",
        P: "eu tu ele ela nós vós eles elas você vocês me te se nos vos lhe lhes lo la los las mim ti si comigo contigo consigo quem qual quais isto isso aquilo "
        "algo nada alguém ninguém",
    },
    "nl": {
        A: "aan achter bij binnen boven buiten door gedurende in langs met na naar naast om omstreeks onder ondanks op over per sinds te ten ter tegen tijdens tot "
        "tussen uit van vanaf vanuit vanwege via volgens voor voorbij wegens zonder rond behalve jegens",
        C: "en of maar want dus dat als toen omdat doordat zodat terwijl hoewel indien mits tenzij voordat nadat zodra totdat ofwel noch",
        D: "de het een deze dit die dat mijn jouw je zijn haar ons onze jullie hun elk elke ieder iedere geen enkele sommige alle beide welk welke zulke",
        P: "ik jij je u hij zij ze het wij we jullie mij me jou hem haar hen hun ons zich wie wat er men iemand niemand iets niets elkaar dit deze die dat",
        V: "ben bent is zijn was waren heb hebt heeft hebben had hadden word wordt worden werd werden zal zult zullen zou zouden kan kunt kunnen kon konden moet "
        "moeten moest moesten mag mogen mocht mochten wil wilt willen wilde wilden wou",
    },
}
