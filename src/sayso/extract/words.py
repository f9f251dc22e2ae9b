"""Closed lists of English words that the rules of this folder share.

They were written by hand from news grammar; where a list decides a score, the test that measures it
is `eval/kinds.py`.
"""

from __future__ import annotations

from sayso.text import naming
from sayso.text.vocabulary import word_set

MALE = word_set(
    """aaron adam adrian al alan albert alex alexander alfred andrew andy anthony antonio arthur
    barack barry ben benjamin bernard bernie bill billy bob bobby boris brad brandon brett brian
    bruce carl carlos charles charlie chris christopher chuck clarence dan daniel dave david
    dean dennis dick don donald doug douglas drew dustin dwight earl ed eddie edward elijah elon
    emmanuel eric erik ernest eugene evan francis frank franklin fred gary gavin gene george
    gerald glenn gordon greg gregory harold harry harvey henry herman howard hugh ian ivan jack
    jacob jake james jamie jared jason jay jeff jefferson jeffrey jeremy jerry jim jimmy joe
    joel john johnny jon jonathan jordan jorge jose joseph josh joshua juan julian justin karl
    keith ken kenneth kevin kurt kyle larry lawrence lee leonard lindsey lou louis lloyd luis
    luke marc marco marcus mario mark martin marvin matt matthew max michael mick mickey miguel
    mike mitch mitt mohammad mohammed nathan neil newt nicholas nick noah oliver oscar patrick
    paul pete peter phil philip rafael ralph rand randy raul ray raymond reince rex ricardo
    richard rick rob robert rod roger ron ronald roy rudolph rudy rupert russell ryan sam samuel
    satya scott sean sergey shawn simon stephen steve steven stuart sundar ted terry theodore
    thomas tim timothy todd tom tommy tony travis tyler vernon victor vincent vladimir walter
    warren wayne wesley will william xi zachary"""
)
FEMALE = word_set(
    """abigail alexandria alice alicia alison allison amanda amber amy andrea angela anita ann anna
    anne annie april ashley audrey barbara becky beth betty bonnie brenda brooke camille carla
    carly carol caroline carolyn catherine cathy charlotte chelsea cheryl christina christine
    cindy claire claudia condoleezza connie crystal cynthia dana dawn debbie deborah debra
    denise diana diane dianne donna doris dorothy elaine eleanor elena elise elizabeth ellen
    emily emma erica erin ethel eva evelyn frances gabrielle gail gina ginni gloria grace
    gretchen hannah heather helen hillary holly hope huma irene ivanka jackie jacqueline jane
    janet janice jean jenna jennifer jessica jill joan joann joanne joyce judith judy julia
    julie karen kate katherine kathleen kathy katie kayleigh kellyanne kelly kim kimberly
    kirsten kirstjen kristen laura lauren leslie letitia linda lisa lori loretta lynn lynne
    madeleine margaret maria marie marilyn marissa marjorie martha mary maxine megan melania
    melinda melissa meredith michelle mika monica nancy naomi natalie nicole nikki nina olivia
    pamela patricia paula peggy phyllis rachel rebecca rebekah robin rosa rose ruth sally
    samantha sandra sara sarah savannah sharon sheila sheryl shirley sonia sophia stephanie
    stormy susan susie suzanne sylvia tammy tara teresa theresa tiffany tina tracy tulsi valerie
    vanessa vera veronica victoria virginia wendy yvonne ursula"""
)
NICKNAMES = naming.NICKNAMES | {
    "beth": "elizabeth", "kate": "katherine", "max": "maxwell", "rudy": "rudolph",
    "stephen": "steven", "ted": "edward", "zach": "zachary",
}  # fmt: skip

MALE_TITLES = word_set("mr sir lord king prince father congressman businessman spokesman chairman")
FEMALE_TITLES = word_set(
    "mrs ms miss lady queen princess mother congresswoman businesswoman spokeswoman chairwoman"
)
TITLES = naming.TITLES | word_set(
    """activist actor actress adviser advisor agent aide american analyst anchor assistant
    attorney-general attorneys author billionaire british campaign candidate chinese cmdr
    co-founder cofounder columnist comedian commander commissioner conservative correspondent
    councilman councilwoman counsel court cto economist editor entrepreneur ex-president
    executive father first founder french german gop govs host house imam independent inspector
    inventor investor journalist lawyer liberal libertarian majority manager minority mogul mx
    nominee owner pastor pollster president-elect press prosecutor publisher rabbi reporter
    russian senate singer socialist special spokesman spokesperson spokeswoman star strategist
    supreme then-president tycoon u.s u.s. undersecretary us vice-president whip"""
)
"""Words that may stand between the start of a naming phrase and the name itself."""

ROLES = word_set(
    """founder co-founder cofounder ceo chief executive president chairman chairwoman chair
    director senator congressman congresswoman representative governor mayor secretary minister
    chancellor premier ambassador judge justice attorney lawyer spokesman spokeswoman
    spokesperson leader speaker candidate nominee commissioner sheriff professor author host
    anchor reporter correspondent columnist editor analyst strategist economist billionaire
    tycoon mogul boss head manager adviser advisor aide general admiral colonel officer
    prosecutor owner investor entrepreneur businessman businesswoman politician lawmaker
    congressmember democrat republican whip treasurer pollster historian"""
)
ROLE_OF_TITLE = {
    "gov": "governor", "sen": "senator", "sens": "senator", "rep": "representative",
    "reps": "representative", "congressman": "representative", "congresswoman": "representative",
    "prof": "professor", "cofounder": "founder", "co-founder": "founder", "dr": "doctor",
    "det": "detective", "atty": "attorney", "businesswoman": "businessman",
}  # fmt: skip
"""Titles and roles that are another word for a role."""
LAWMAKERS = frozenset({"senator", "representative", "lawmaker", "congressmember"})
CAPITALS = {
    "moscow": "russia", "kremlin": "russia", "beijing": "china", "tehran": "iran",
    "pyongyang": "north korea", "seoul": "south korea", "kyiv": "ukraine", "kiev": "ukraine",
    "ankara": "turkey", "riyadh": "saudi arabia", "islamabad": "pakistan", "damascus": "syria",
    "havana": "cuba", "caracas": "venezuela", "tokyo": "japan",
}  # fmt: skip
"""Capitals that stand for their state where they act. Left out: those that are often meant as a
city (London, Paris, Berlin, Washington)."""
FAMILY_FIRST = word_set(
    """ahn bae cao chang chen cheng cho choi chung deng ding duan gao guo han hong hu huang hwang
    jang jeong jiang jung kang kim kwon lee li lin liu lu luo ma mao moon oh pan park peng qian ryu
    seo shin sun tang wang wei wen wu xi xie xu yang yoon yu yuan yun zeng zhang zhao zheng zhou
    zhu"""
)
"""Chinese and Korean family names: they stand before the given name."""
SUFFIXES = word_set("jr sr ii iii iv")
LEGAL_FORMS = naming.LEGAL_FORMS | word_set(
    """capital energy enterprises group holding holdings industries international media motors
    partners petroleum platforms systems technologies technology"""
)
ORGANISATION_WORDS = LEGAL_FORMS | word_set(
    """university college school institute institution committee commission council department
    ministry agency bureau office administration party congress senate house parliament court
    association foundation federation union league society alliance coalition organization
    organisation network news times post journal tribune herald gazette magazine press
    broadcasting studios bank fund trust board authority service services forces army navy guard
    police campaign pac center centre project church airlines airways club team center
    laboratories labs"""
)
NAMES_OF_NOBODY = word_set(
    """here there how why what who which yes no ok okay please thanks et est edt ct cst cdt mt
    pt pst     pdt gmt utc am pm a.m. p.m. jr sr"""
)
"""Capitalised now and then, and taken for names: words of questions, hours, pieces of names."""
GROUPS_OF_PEOPLE = word_set(
    """activists agents analysts authorities colleagues critics customers demonstrators detectives
    doctors employees executives experts families farmers firefighters fishermen fans inspectors
    investigators investors journalists lawmakers lawyers ministers neighbours neighbors nurses
    officers officials parents passengers patients pilots prosecutors protesters regulators
    relatives reporters rescuers residents scientists shareholders soldiers staff strikers students
    supporters teachers users villagers voters witnesses workers"""
)
"""People of whom no name is told, though a sentence may begin with them."""
PAGE_WORDS = word_set(
    """story continued below hide show caption captions image media video videos photo photos
    photograph     gallery replay watch watched read more just must now share shared tweet
    follow subscribe sign up     in out email newsletter newsletters daily advertisement
    recaptcha facebook twitter pinterest     whatsapp copyright playback related comments
    comment print close file terms of service use and     privacy policy google cookie
    cookies loading exclusive breaking live updates update stories     monitor opinion
    topics"""
)
"""A mention of these words only, two or more, is the page's own: "Hide Caption", "Sign Up"."""
PAGE_MARKS = word_set(
    "watch watched replay videos photos recaptcha newsletter newsletters subscribe advertisement "
    "opinion share tweet caption"
)
"""The same for a word alone."""
JOINED_BY_AND = frozenset(
    tuple(pair.split("/"))
    for pair in word_set(
        """food/drug securities/exchange health/human control/prevention immigration/customs
        customs/border citizenship/immigration housing/urban oversight/government
        oversight/reform oversight/accountability ways/means energy/commerce energy/natural
        strategic/international budget/policy oceanic/atmospheric aeronautics/space
        tobacco/firearms firearms/explosives science/technology arts/sciences
        standards/technology security/cooperation education/workforce science/medicine
        children/families health/education trinidad/tobago bosnia/herzegovina johnson/johnson
        procter/gamble smith/wesson barnes/noble simon/schuster marks/spencer
        transportation/infrastructure trade/industry trade/development co-operation/development
        cooperation/development"""
    )
)
"""The words before and after an `and` that is part of a name, not between two."""
OUTLET_WORDS = naming.PRESS_WORDS | word_set("politico")
CALENDAR = word_set(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun today tomorrow yesterday christmas easter
    thanksgiving"""
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
DEMONYMS = word_set(
    """american americans british english french german russian russians chinese japanese korean
    iranian iraqi israeli palestinian syrian turkish ukrainian mexican canadian european asian
    african african-american hispanic latino latina black white muslim muslims christian
    christians jewish jews catholic catholics evangelical indian pakistani afghan saudi cuban
    venezuelan brazilian italian spanish greek polish irish scottish australian dutch swedish
    arab arabs western southern northern eastern"""
)
PEOPLES = word_set(
    """americans africans african-americans asians europeans russians iranians iraqis israelis
    palestinians syrians ukrainians mexicans canadians germans muslims christians jews catholics
    evangelicals hispanics latinos latinas blacks whites arabs kurds protestants mormons sunnis
    shiites koreans indians pakistanis afghans cubans haitians italians australians"""
)
"""Last words of names of peoples and faiths: groups, however they were read."""
PLACES = word_set(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming america
    afghanistan argentina australia austria belgium brazil britain canada chile china colombia
    cuba denmark egypt england estonia europe finland france germany greece hungary iceland
    india indonesia iran iraq ireland israel italy japan jordan kenya kuwait latvia lebanon
    libya lithuania malaysia mexico morocco netherlands nigeria norway pakistan peru philippines
    poland portugal qatar romania russia scotland serbia singapore somalia spain sudan sweden
    switzerland syria taiwan thailand tunisia turkey ukraine venezuela vietnam wales yemen
    zimbabwe asia africa beijing moscow london paris berlin brussels tokyo jerusalem baghdad
    kabul tehran chicago boston houston dallas miami atlanta seattle detroit philadelphia
    phoenix denver baltimore manhattan brooklyn cleveland orlando charlotte ferguson geneva
    davos mar-a-lago gaza crimea kiev kyiv"""
)
COUNTRY_PHRASES = word_set(
    "united states kingdom north south korea new york los angeles san francisco"
)

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
IT = word_set("it its itself")
OWNING = word_set("his her its their my our")
THEY = word_set("they them their theirs themselves")
I = word_set("i me my mine myself i'm i've i'll i'd")  # noqa: E741 - the pronoun
WE = word_set("we us our ours ourselves we're we've we'll we'd")
YOU = word_set("you your yours yourself yourselves")
PRONOUNS = HE | SHE | IT | THEY | I | WE | YOU
REFLEXIVE = word_set("himself herself itself themselves myself yourself ourselves")
RELATIVE = word_set("who which that whom whose")
ARTICLES = frozenset({"a", "an", "the"})
DETERMINERS = word_set(
    """the a an this that these those his her its their our my your some several many most all both
    two three four five six seven eight nine ten dozens hundreds thousands one another other few
    various numerous more multiple each every any no"""
)
NUMBERS = {
    "one": 1, "a": 1, "an": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
    "half-dozen": 6, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
BEING = word_set("is are was were be been being")
AUXILIARIES = word_set(
    """is are was were be been being am has have had having does do did will would can could may
    might must shall should 's 've 'd 're ca wo"""
)
ADVERBS = word_set(
    """also later then again repeatedly reportedly allegedly recently publicly privately once first
    previously earlier already still never always often now just only even further separately
    subsequently initially quickly immediately eventually apparently clearly openly consistently
    frequently sometimes simply similarly explicitly flatly falsely correctly wrongly rightly
    famously angrily bluntly notably merely ever since not n't long strongly vehemently
    categorically directly specifically ultimately"""
)
NEGATIONS = word_set("not never n't cannot neither nor no without")
PREPOSITIONS = word_set(
    """in on at by for from with without of to into about after before during since until under
    over against between among through despite within amid as per via toward towards upon"""
)
CONJUNCTIONS = word_set(
    "and but or so yet because although though while when where if unless whether that as than"
)

SPEAKERS = ROLES | word_set(
    """source sources official officials person people insider insiders aide aides adviser advisers
    advisor advisors staffer staffers employee employees diplomat diplomats lawmaker lawmakers
    witness witnesses expert experts analyst analysts observer observers critic critics ally
    allies friend friends associate associates executive executives operative operatives
    strategist strategists investigator investigators prosecutor prosecutors officer officers
    lawyer lawyers attorney attorneys economist economists researcher researchers scientist
    scientists individual individuals man woman men women resident residents neighbor neighbors
    banker bankers investor investors negotiator negotiators donor donors member members
    delegate delegates senator senators congressman representative representatives somebody
    someone others many some spokesman spokeswoman spokesperson spokespeople leader leaders
    reporter reporters journalist journalists authorities figure figures engineer engineers
    whistleblower whistleblowers agent agents worker workers manager managers consultant
    consultants veteran veterans relative relatives contact contacts informant tipster founders
    directors chairs presidents editors"""
)
"""Words for people who speak; those that name nobody make a source `anonymous`."""
DOCUMENTS = word_set(
    """report reports filing filings document documents study studies poll polls survey surveys
    data records record lawsuit complaint memo memos letter statement article book paper papers
    email emails transcript transcripts audit figures statistics law website post tweet video
    analysis ruling order indictment affidavit testimony research findings census index release
    statements minutes images footage photos logs receipts invoices messages texts charter treaty
    contract constitution plaque diary notes inspection documentary brief e-mail e-mails"""
)
BODIES = word_set(
    """company firm giant group agency bank network platform newspaper paper magazine startup
    start-up department committee court commission campaign organization organisation outlet
    retailer maker government party team union university publisher carrier chipmaker automaker
    ministry police administration office board institute association court judge jury regulator
    watchdog"""
)
COMPANIES = word_set(
    """activision airbnb alibaba alphabet amazon anadarko anthropic apple at&t blackrock boeing
    bytedance chevron cisco cloudflare comcast deepmind disney dropbox exxon exxonmobil facebook
    gannett github godaddy gofundme google hewlett-packard huawei ibm intel jpmorgan kaspersky
    lockheed lyft mcclatchy meta microsoft moderna nbcuniversal netflix neuralink nike nvidia
    occidental openai oracle palantir patreon paypal perplexity pfizer pinterest qualcomm reddit
    salesforce samsung softbank sony spacex spotify starbucks t-mobile tencent tesla tiktok tsmc
    twitter uber verizon viacomcbs walmart warnermedia waymo yahoo zoom zte"""
)
"""One-word names that are a company's, whatever a name looks like; the shipped table of identities
knows them all. Left out: what is also a surname or a common word (Ford, Block, Snap)."""
BODY_NOUNS = {
    "company": word_set(
        """company firm corporation startup start-up retailer maker manufacturer chipmaker
        automaker carmaker conglomerate drugmaker airline bank lender giant"""
    ),
    "platform": word_set("site website platform app service network"),
    "agency": word_set("agency bureau department service"),
    "panel": word_set("committee panel commission board council"),
    "court": word_set("court"),
    "outlet": word_set("newspaper paper magazine outlet daily network broadcaster"),
    "union": word_set("union"),
    "group": word_set("group organization organisation nonprofit charity movement association"),
    "school": word_set("university college school"),
    "party": word_set("party"),
}
"""What a body without its name is called, by kind."""
_AGENCIES = word_set("fbi cia epa irs nsa fda doj dhs fcc ftc sec pentagon")
BODY_NAMES = {
    "agency": _AGENCIES
    | word_set(
        """agency bureau department administration service services commission office ice tsa dea
        atf fema hhs hud cbp usda nasa cfpb"""
    ),
    "panel": word_set("committee panel commission board council caucus subcommittee"),
    "court": word_set("court"),
    "outlet": OUTLET_WORDS | word_set("cnn nbc cbs abc msnbc npr bbc fox"),
    "union": word_set(
        """union association federation guild brotherhood teamsters workers afl-cio seiu afscme
        aft nea"""
    ),
    "group": word_set(
        """association coalition movement alliance foundation union society league institute center
        centre federation front network project group fund action watch brigade campaign club
        council organization hamas hezbollah isis taliban naacp aclu nra"""
    ),
    "school": word_set("university college school institute academy"),
    "party": word_set("party democrats republicans gop"),
}
"""Words of the names of such bodies; a company's or a platform's name says nothing."""
NO_COMPANY = (
    OUTLET_WORDS
    | _AGENCIES
    | word_set(
        """senate house congress party department agency bureau committee commission court council
        administration ministry government university college school police army navy board union
        campaign pac caucus democrats republicans gop federal national supreme white kremlin church
        states nations association coalition foundation institute league"""
    )
)


KIN = word_set(
    """wife husband son daughter father mother brother sister family children parents uncle aunt
    son-in-law daughter-in-law friend friends critics opponent opponents rival rivals supporters
    victims accuser accusers predecessor counterpart counterparts challenger challengers enemies
    enemy fiance student students surrogate fans running-mate successor neighbor boss doctor mentor
    girlfriend boyfriend fiancee widow cousin nephew niece grandson"""
)
PEOPLE = (
    SPEAKERS
    | KIN
    | word_set(
        """soldiers voters users customers activists protesters demonstrators students teachers
        immigrants migrants refugees fans followers backers donors hackers surrogates colleagues
        peers candidates hopefuls contenders nominees governors mayors ministers lawmakers
        conservatives liberals progressives moderates evangelicals christians muslims jews nurses
        doctors drivers pilots farmers miners actors artists musicians players athletes
        schools outlets newspapers stations magazines websites companies firms banks carriers
        countries nations states cities"""
    )
)
"""People and bodies that are somebody themselves, also beside a name (`Clinton's supporters`)."""
ACTING_PEOPLE = word_set(
    """executive executives official officials spokesman spokeswoman spokesperson spokespeople
    spokespersons representative representatives lawyer lawyers attorney attorneys employee
    employees staff staffer staffers aide aides adviser advisers advisor advisors leadership
    management board team administration government department division unit regulators
    prosecutors negotiators diplomats forces troops army military officers police agents
    investigators company firm fighters militants commanders lobbyists personnel"""
)
ACTING = ACTING_PEOPLE | word_set(
    """campaign office statement lawsuit complaint report letter memo filing policy website
    account accounts fund foundation pac page post posts app service platform video ad ads
    advertising plan proposal bill offer remarks comments"""
)
"""People and things that act for, or belong to, the body or person named beside them."""
OWN_STAFF = word_set("campaign office team leadership investigators army")
"""Of those what stands for a person, too: in the training articles `Clinton's campaign` is called
by her name 13 times of 21, her lawyers 3 of 15, her party never."""
THINGS = (ACTING - ACTING_PEOPLE - {"campaign"}) | word_set(
    """headquarters computers computer servers server systems emails documents files program
    programs products product bill law laws legislation logo offices building buildings plant
    factory facility facilities compound embassy consulate shares stock assets imports exports
    goods targets interests data database news feed accounts tweets tweet feeds"""
)
"""What stands for its owner behind his name: `DNC computers`, `the Lund bill`."""
SPEAKING_FOR = word_set(
    """spokesman spokeswoman spokesperson spokespeople spokespersons representative
    representatives"""
)
