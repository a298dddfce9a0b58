#include "extract/ent_vocabulary.h"

#include <stddef.h>

#include "extract/ent_view.h"

/* ---- units: UCUM's names where it has one, else what is usual in the trade ---- */

const struct ent_unit ent_units[] = {
    {"%", "percent", 1, "%|percent|pct|pct.|per - cent|per cent|percents"},
    {"pp", "percent", 1, "pp|pps|ppt|percentage points|percentage point|percentage - point|percent points"},
    {"bp", "percent", 1, "bps|basis points|basis point|basis - point"},
    {"km", "length", 1, "km|kms|kilometer|kilometers|kilometre|kilometres"},
    {"m", "length", 1, "m|meter|meters|metre|metres"},
    {"cm", "length", 1, "cm|centimeter|centimeters|centimetre|centimetres"},
    {"mm", "length", 1, "mm|millimeter|millimeters|millimetre|millimetres"},
    {"mi", "length", 1, "mi|mile|miles"},
    {"ft", "length", 1, "ft|ft.|foot|feet"},
    {"in", "length", 1, "inch|inches"},
    {"yd", "length", 1, "yard|yards"},
    {"nmi", "length", 1, "nmi|nautical mile|nautical miles|nautical - mile"},
    {"km2", "area", 1,
     "km2|km²|sq km|sq. km|sqkm|square km|square kilometer|square kilometers|square kilometre|square kilometres|square - kilometer|square "
     "- kilometre"},
    {"m2", "area", 1, "m2|m²|sq m|sq. m|sqm|square meter|square meters|square metre|square metres|square - meter|square - metre"},
    {"mi2", "area", 1, "sq mi|sq mile|sq miles|square mile|square miles|square - mile"},
    {"ft2", "area", 1, "sq ft|sq. ft|square foot|square feet|square - foot"},
    {"ha", "area", 1, "ha|hectare|hectares"},
    {"acre", "area", 1, "acre|acres"},
    {"t", "mass", 1, "t|ton|tons|tonne|tonnes|metric ton|metric tons|metric tonnes|short tons"},
    {"kt", "mass", 1, "kt|kiloton|kilotons|kilotonnes"},
    {"Mt", "mass", 1, "megaton|megatons|megatonnes"},
    {"Gt", "mass", 1, "gigaton|gigatons|gigatonnes"},
    {"kg", "mass", 1, "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes"},
    {"g", "mass", 1, "g|gram|grams|gramme|grammes"},
    {"mg", "mass", 1, "mg|milligram|milligrams"},
    {"lb", "mass", 1, "lb|lbs|pounds|- pound"},
    {"oz", "mass", 1, "oz|ounce|ounces|troy ounces"},
    {"bcm", "volume", 1, "bcm|bcma"},
    {"mcm", "volume", 1, "mcm"},
    {"tcm", "volume", 1, "tcm"},
    {"m3", "volume", 1, "m3|m³|cubic meter|cubic meters|cubic metre|cubic metres|cu m|cubic - meter|cubic - metre"},
    {"km3", "volume", 1, "cubic kilometer|cubic kilometers|cubic kilometre|cubic kilometres"},
    {"ft3", "volume", 1, "cubic foot|cubic feet|cu ft"},
    {"bbl", "volume", 1, "bbl|bbls|barrel|barrels"},
    {"bpd", "volume", 1,
     "bpd|b / d|barrels per day|barrels a day|barrels / day|barrels daily|barrel - per - day|barrels - per - day|barrel - a - day|barrels "
     "- a - day"},
    {"boe", "volume", 1, "boe|barrels of oil equivalent"},
    {"L", "volume", 1, "l|liter|liters|litre|litres"},
    {"mL", "volume", 1, "ml|milliliter|milliliters|millilitre|millilitres"},
    {"gal", "volume", 1, "gallon|gallons"},
    {"TEU", "volume", 1, "teu|teus|twenty - foot equivalent units"},
    {"GW", "power", 1, "gw|gigawatt|gigawatts"},
    {"MW", "power", 1, "mw|mwe|megawatt|megawatts"},
    {"kW", "power", 1, "kw|kilowatt|kilowatts"},
    {"TW", "power", 1, "tw|terawatt|terawatts"},
    {"W", "power", 1, "watt|watts"},
    {"hp", "power", 1, "hp|horsepower"},
    {"kV", "power", 1, "kv|kilovolt|kilovolts"},
    {"V", "power", 1, "volt|volts"},
    {"GWh", "energy", 1, "gwh|gigawatt - hour|gigawatt - hours|gigawatt hours"},
    {"MWh", "energy", 1, "mwh|megawatt - hour|megawatt - hours|megawatt hours"},
    {"kWh", "energy", 1, "kwh|kilowatt - hour|kilowatt - hours|kilowatt hours"},
    {"TWh", "energy", 1, "twh|terawatt - hour|terawatt - hours|terawatt hours"},
    {"J", "energy", 1, "joule|joules"},
    {"MJ", "energy", 1, "mj|megajoule|megajoules"},
    {"GJ", "energy", 1, "gj|gigajoule|gigajoules"},
    {"TJ", "energy", 1, "tj|terajoule|terajoules"},
    {"Btu", "energy", 1, "btu|mmbtu|btus"},
    {"kcal", "energy", 1, "kcal|calories"},
    {"toe", "energy", 1, "toe|tons of oil equivalent|tonnes of oil equivalent"},
    {"kt", "energy", 1, "kilotons of tnt"},
    {"km/h", "speed", 1,
     "km / h|kph|kmh|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|km per hour|km an hour"},
    {"mph", "speed", 1, "mph|miles per hour|miles an hour"},
    {"m/s", "speed", 1, "m / s|meters per second|metres per second"},
    {"kn", "speed", 1, "knots"},
    {"year", "duration", 1, "year|years|yr|yrs"},
    {"year", "duration", 10, "decade|decades"},
    {"year", "duration", 100, "century|centuries"},
    {"year", "duration", 1000, "millennia"},
    {"month", "duration", 1, "month|months"},
    {"month", "duration", 3, "quarters"},
    {"week", "duration", 1, "week|weeks"},
    {"week", "duration", 2, "fortnights"},
    {"day", "duration", 1, "day|days"},
    {"hour", "duration", 1, "hour|hours|hr|hrs"},
    {"minute", "duration", 1, "minute|minutes|mins"},
    {"second", "duration", 1, "seconds|secs"},
    {"ms", "duration", 1, "millisecond|milliseconds"},
    {"°C", "temperature", 1, "°c|° c|c|ºc|celsius|degrees celsius|degree celsius|degrees c|degrees centigrade|degree centigrade"},
    {"°F", "temperature", 1, "°f|° f|fahrenheit|degrees fahrenheit|degree fahrenheit|degrees f"},
    {"K", "temperature", 1, "kelvin|kelvins"},
    {"deg", "angle", 1, "degree|degrees|°"},
    {"GB", "information", 1, "gb|gigabyte|gigabytes"},
    {"MB", "information", 1, "mb|megabyte|megabytes"},
    {"TB", "information", 1, "tb|terabyte|terabytes"},
    {"Hz", "frequency", 1, "hz|hertz"},
    {"kHz", "frequency", 1, "khz|kilohertz"},
    {"MHz", "frequency", 1, "mhz|megahertz"},
    {"GHz", "frequency", 1, "ghz|gigahertz"},
    {NULL, NULL, 0, NULL},
};

/* ---- currencies: ISO 4217; a code itself is known without standing here, in capitals ----
 * "dollars" alone are the best known of their kind. */

const struct ent_unit ent_currencies[] = {
    {"USD", "money", 1, "$|us$|dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|bucks"},
    {"USD", "money", 0.01, "cent|cents|us cents|¢"},
    {"EUR", "money", 1, "€|euro|euros"},
    {"GBP", "money", 1, "£|sterling|pounds sterling|pound sterling|british pounds|pounds"},
    {"GBP", "money", 0.01, "pence"},
    {"JPY", "money", 1, "¥|yen|japanese yen"},
    {"CNY", "money", 1, "yuan|renminbi|rmb|chinese yuan"},
    {"RUB", "money", 1, "₽|ruble|rubles|rouble|roubles|russian rubles|russian roubles"},
    {"TRY", "money", 1, "₺|lira|liras|turkish lira|turkish liras|tl"},
    {"AMD", "money", 1, "֏|dram|drams|armenian drams|armenian dram"},
    {"AZN", "money", 1, "₼|manat|manats|azerbaijani manat|azerbaijani manats"},
    {"GEL", "money", 1, "₾|lari|laris|georgian lari"},
    {"IRR", "money", 1, "rial|rials|iranian rials"},
    {"UAH", "money", 1, "₴|hryvnia|hryvnias|hryvnya"},
    {"KZT", "money", 1, "₸|tenge"},
    {"KGS", "money", 1, "som|soms|kyrgyz soms"},
    {"UZS", "money", 1, "soum|soums|uzbek soms|uzbek soums"},
    {"TJS", "money", 1, "somoni|somonis"},
    {"TMT", "money", 1, "turkmen manat|turkmen manats"},
    {"BYN", "money", 1, "belarusian rubles|belarusian roubles|belarusian ruble"},
    {"MDL", "money", 1, "moldovan lei|moldovan leu"},
    {"INR", "money", 1, "₹|rs|rs.|rupee|rupees|indian rupees"},
    {"PKR", "money", 1, "pakistani rupees|pakistan rupees|pkrs"},
    {"LKR", "money", 1, "sri lankan rupees"},
    {"NPR", "money", 1, "nepali rupees|nepalese rupees"},
    {"CHF", "money", 1, "sfr|swiss franc|swiss francs|franc|francs"},
    {"XOF", "money", 1, "cfa francs|cfa franc"},
    {"CDF", "money", 1, "congolese francs"},
    {"RWF", "money", 1, "rwandan francs"},
    {"PLN", "money", 1, "zł|zloty|zlotys|zlotych|polish zloty|polish zlotys"},
    {"SEK", "money", 1, "krona|kronor|swedish krona|swedish kronor|swedish crowns"},
    {"NOK", "money", 1, "krone|kroner|norwegian kroner|norwegian krone|norwegian crowns"},
    {"DKK", "money", 1, "danish kroner|danish krone|danish crowns"},
    {"ISK", "money", 1, "icelandic kronur|kronur"},
    {"CZK", "money", 1, "koruna|korunas|czech crowns|czech koruna"},
    {"HUF", "money", 1, "forint|forints"},
    {"RON", "money", 1, "lei|leu|romanian lei"},
    {"BGN", "money", 1, "leva|levs"},
    {"RSD", "money", 1, "serbian dinars"},
    {"ALL", "money", 1, "lek|leks"},
    {"CAD", "money", 1, "c$|ca$|can$|canadian dollar|canadian dollars"},
    {"AUD", "money", 1, "a$|au$|aus$|australian dollar|australian dollars"},
    {"NZD", "money", 1, "nz$|new zealand dollar|new zealand dollars"},
    {"HKD", "money", 1, "hk$|hong kong dollars"},
    {"SGD", "money", 1, "s$|sg$|singapore dollars|singaporean dollars"},
    {"TWD", "money", 1, "nt$|taiwan dollars|taiwanese dollars"},
    {"KRW", "money", 1, "₩|won|south korean won|korean won"},
    {"THB", "money", 1, "฿|baht|thai baht"},
    {"MYR", "money", 1, "ringgit|malaysian ringgit"},
    {"IDR", "money", 1, "rp|rupiah"},
    {"PHP", "money", 1, "₱|philippine pesos|philippine peso"},
    {"VND", "money", 1, "₫|vietnamese dong"},
    {"BDT", "money", 1, "৳|taka"},
    {"MMK", "money", 1, "kyat|kyats"},
    {"KHR", "money", 1, "riels"},
    {"MNT", "money", 1, "tugrik|tugriks|tögrög"},
    {"AFN", "money", 1, "afghanis"},
    {"AED", "money", 1, "dirham|dirhams|emirati dirhams|uae dirhams"},
    {"MAD", "money", 1, "moroccan dirhams"},
    {"SAR", "money", 1, "riyal|riyals|saudi riyals|saudi riyal"},
    {"QAR", "money", 1, "qatari riyals|qatari rials"},
    {"OMR", "money", 1, "omani rials|omani riyals"},
    {"YER", "money", 1, "yemeni rials|yemeni riyals"},
    {"KWD", "money", 1, "kuwaiti dinars|kuwaiti dinar"},
    {"BHD", "money", 1, "bahraini dinars"},
    {"JOD", "money", 1, "jordanian dinars"},
    {"IQD", "money", 1, "iraqi dinars|dinar|dinars"},
    {"TND", "money", 1, "tunisian dinars"},
    {"DZD", "money", 1, "algerian dinars"},
    {"LYD", "money", 1, "libyan dinars"},
    {"EGP", "money", 1, "egyptian pounds|egyptian pound|e£"},
    {"SYP", "money", 1, "syrian pounds|syrian pound"},
    {"LBP", "money", 1, "lebanese pounds|lebanese pound|lebanese lira"},
    {"SDG", "money", 1, "sudanese pounds"},
    {"ILS", "money", 1, "₪|shekel|shekels|israeli shekels"},
    {"ZAR", "money", 1, "rand|rands"},
    {"NGN", "money", 1, "₦|naira"},
    {"GHS", "money", 1, "cedi|cedis"},
    {"KES", "money", 1, "ksh|kenyan shillings|kenya shillings|shillings"},
    {"UGX", "money", 1, "ugandan shillings"},
    {"TZS", "money", 1, "tanzanian shillings"},
    {"ETB", "money", 1, "birr"},
    {"ZMW", "money", 1, "kwacha"},
    {"BRL", "money", 1, "r$|reais|brazilian reais"},
    {"MXN", "money", 1, "mx$|peso|pesos|mexican pesos"},
    {"ARS", "money", 1, "argentine pesos|argentinian pesos"},
    {"CLP", "money", 1, "chilean pesos"},
    {"COP", "money", 1, "colombian pesos"},
    {"CUP", "money", 1, "cuban pesos"},
    {"PEN", "money", 1, "peruvian soles|soles"},
    {"VES", "money", 1, "bolivars|bolívares"},
    {"DEM", "money", 1, "deutschmarks|deutsche marks|d - marks"},
    {"FRF", "money", 1, "french francs"},
    {"BTC", "money", 1, "bitcoin|bitcoins"},
    {"XDR", "money", 1, "sdrs"},
    {NULL, NULL, 0, NULL},
};

/* ---- time ---- */

const struct ent_meaning ent_months[] = {
    {"january|jan|jan.", 1},
    {"february|feb|feb.", 2},
    {"march|mar|mar.", 3},
    {"april|apr|apr.", 4},
    {"may", 5},
    {"june|jun|jun.", 6},
    {"july|jul|jul.", 7},
    {"august|aug|aug.", 8},
    {"september|sept|sept.|sep|sep.", 9},
    {"october|oct|oct.", 10},
    {"november|nov|nov.", 11},
    {"december|dec|dec.", 12},
    {NULL, 0},
};
const struct ent_meaning ent_weekdays[] = {
    {"monday|mon.", 1}, {"tuesday|tue.|tues.", 2}, {"wednesday|wed.", 3}, {"thursday|thu.|thur.|thurs.", 4},
    {"friday|fri.", 5}, {"saturday|sat.", 6},      {"sunday|sun.", 7},    {NULL, 0},
};
const struct ent_meaning ent_seasons[] = {
    {"spring|springtime", 1}, {"summer|summertime", 2}, {"autumn|fall", 3}, {"winter|wintertime", 4}, {NULL, 0}};
const struct ent_meaning ent_periods[] = {
    {"second|seconds", ENT_SECOND},
    {"minute|minutes", ENT_MINUTE},
    {"hour|hours", ENT_HOUR},
    {"day|days", ENT_DAY},
    {"week|weeks", ENT_WEEK},
    {"weekend|weekends", ENT_WEEKEND},
    {"fortnight", ENT_FORTNIGHT},
    {"month|months", ENT_MONTH},
    {"quarter|quarters", ENT_QUARTER},
    {"year|years", ENT_YEAR},
    {"decade|decades", ENT_DECADE},
    {"century|centuries", ENT_CENTURY},
    {"millennium|millennia", ENT_MILLENNIUM},
    {NULL, 0},
};

/* ---- numbers ---- */

const struct ent_meaning ent_numerals[] = {
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {NULL, 0},
};
const struct ent_meaning ent_scales[] = {
    {"dozen", 12},  {"hundred", 100},        {"thousand|thsd", 1e3},         {"lakh", 1e5},         {"million|mln|mn|mio", 1e6},
    {"crore", 1e7}, {"billion|bln|bn", 1e9}, {"trillion|tn|trn|trln", 1e12}, {"quadrillion", 1e15}, {NULL, 0},
};
const struct ent_meaning ent_ordinals[] = {
    {"first", 1},       {"second", 2},      {"third", 3},      {"fourth", 4},     {"fifth", 5},        {"sixth", 6},
    {"seventh", 7},     {"eighth", 8},      {"ninth", 9},      {"tenth", 10},     {"eleventh", 11},    {"twelfth", 12},
    {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15}, {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"twentieth", 20},  {"thirtieth", 30}, {NULL, 0},
};

/* ---- kinds of words ---- */

const char ent_stops[] =
    "the|a|an|of|in|on|at|to|by|for|from|with|as|and|or|but|nor|than|that|which|who|whom|whose|what|how|why|when|where|while|if|whether|"
    "is|was|are|were|am|be|been|being|has|have|had|having|will|would|can|could|should|shall|may|might|must|ought|do|does|did|not|no|n't|"
    "it|its|they|their|them|he|she|his|her|hers|him|we|our|you|your|i|my|me|this|these|those|such|into|onto|over|under|about|after|before|"
    "since|until|till|during|between|among|amongst|against|through|throughout|per|also|only|just|ago|later|earlier|there|here|so|then|each|"
    "all|both|either|neither|any|some|many|much|several|every|more|less|fewer|'s|’s|says|because|although|though|however|without|within|"
    "toward|towards|upon|off|out|up|down|amid|despite|via|vs|versus|unlike|except|beyond|across|along|around|behind|above|below|yet|still|"
    "even|again|too|very|now|meanwhile|instead|therefore|thus|himself|herself|itself|themselves|'re|’re|'ve|’ve|'ll|’ll|'d|’d";
const char ent_time_openers[] =
    "the|a|an|this|that|these|those|last|next|previous|following|early|earlier|late|later|mid|recent|recently|now|today|tonight|"
    "yesterday|tomorrow|currently|presently|nowadays|present|past|lately|coming|soon|another|half|beginning|start|end|middle|same|"
    "corresponding|preceding|prior|subsequent|near|foreseeable|future|moment|current|fy|christmas|halloween|noon|midday|midnight|"
    "final|ad|upcoming|year-end|decade|rest|remainder|entire|whole|close|opening|latter|ensuing|forthcoming|immediate|distant|few|"
    "course|turn|weekend|morning|afternoon|evening|night|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|"
    "then|midyear|initial|years|months|weeks|days|decades|time|writing";
const char ent_paired_openers[] =
    "to|right|new|not|fiscal|financial|marketing|calendar|tax|once|long|over|less|under|almost|nearly|around|about|roughly|just|"
    "well|at|only|quite|very|more|most|some|several|many";
const char ent_amount_openers[] = "half|a|an|top|double|twice|triple|quadruple|twofold|threefold|fourfold|fivefold|sixfold|sevenfold|"
                                  "eightfold|tenfold|twelvefold|hundredfold|doubled|tripled|trebled|quadrupled|"
                                  "thrice|doubling|tripling|quadrupling|doubles|triples|minus|quarter|number|-|−|–|~";
const char ent_speech_verbs[] =
    "said|says|say|stated|states|told|tells|tell|declared|declares|noted|notes|announced|announces|argued|argues|argue|called|calls|"
    "described|"
    "describes|emphasized|emphasised|emphasizes|emphasises|stressed|stresses|warned|warns|warn|claimed|claims|claim|added|adds|wrote|"
    "writes|write|insisted|"
    "insists|insist|remarked|remarks|asserted|asserts|explained|explains|observed|observes|admitted|admits|acknowledged|acknowledges|"
    "suggested|suggests|"
    "urged|urges|pledged|pledges|vowed|vows|promised|promises|demanded|demands|denied|denies|reiterated|reiterates|underlined|underlines|"
    "underscored|underscores|commented|comments|concluded|concludes|recalled|recalls|replied|replies|responded|responds|hoped|hopes|"
    "believed|believes|"
    "hailed|hails|labelled|labeled|labels|dubbed|dubs|termed|terms|characterized|characterised|characterizes|criticized|criticised|"
    "denounced|denounces|praised|praises|asked|asks|blamed|blames|"
    "proposed|proposes|confirmed|confirms|reported|reports|alleged|alleges|accused|accuses|complained|complains|joked|tweeted|posted|"
    "cautioned|cautions|maintained|"
    "maintains|predicted|predicts|lamented|laments|signaled|signalled|affirmed|affirms|reaffirmed|reaffirms|rejected|dismissed|dismisses|"
    "contended|contends|"
    "conceded|concedes|decried|condemned|condemns|quipped|testified|revealed|reveals|mused|opined|recounted|shouted|cried|whispered|"
    "muttered|murmured|exclaimed|sighed|"
    "answered|continued|continues|thought|thinks|expressed|reasoned|disclosed|informed|assured|assures|clarified|specified|pointed|points|"
    "interjected|"
    "boasted|charged|countered|counters|elaborated|fumed|retorted|rued|scoffed|cited|quoted|spoke|read|reads|summarized|summed|voiced|went|"
    "agreed|protested|begged|implied|implies|hinted|hints|branded|brands|blasted|slammed|likened|likens|deplored|regretted|stipulates|"
    "recounts|writes|tweets|jokes|laments|cautioned|explained|"
    "considers|views|thundered|chided|scolded|bragged|shot|snapped|yelled|screamed|growled|groaned|laughed|smiled|wondered|wonders|"
    "remembers|remembered|noticed|announces|vents|vented|advised|advises|instructed|ordered|threatened|threatens|reflected|reflects";
const char ent_speech_participles[] =
    "saying|stating|telling|declaring|noting|announcing|arguing|describing|emphasizing|emphasising|stressing|warning|claiming|adding|"
    "writing|insisting|asserting|explaining|"
    "admitting|acknowledging|suggesting|urging|pledging|vowing|promising|demanding|denying|reiterating|underlining|underscoring|"
    "reaffirming|affirming|calling|"
    "concluding|recalling|replying|responding|citing|quoting|accusing|alleging|predicting|cautioning|remarking|observing|commenting|asking|"
    "confirming|complaining|labeling|labelling|dubbing|praising|hailing|denouncing|implying|hinting|hoping|joking|vowing|conceding|"
    "boasting|lamenting|branding|likening|remembering|wondering|threatening";
