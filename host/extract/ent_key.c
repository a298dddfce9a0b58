#include "extract/ent_view.h"

#include <pthread.h>
#include <string.h>

/* ---- units: UCUM's names where it has one, else what is usual in the trade ---- */

const struct ent_unit ent_units[] = {
    {"%", "percent", 1},     {"pp", "percent", 1},        {"km", "length", 1},     {"m", "length", 1},
    {"cm", "length", 1},     {"mm", "length", 1},         {"mi", "length", 1},     {"ft", "length", 1},
    {"nmi", "length", 1},    {"km2", "area", 1},          {"m2", "area", 1},       {"ha", "area", 1},
    {"mi2", "area", 1},      {"acre", "area", 1},         {"t", "mass", 1},        {"kg", "mass", 1},
    {"g", "mass", 1},        {"lb", "mass", 1},           {"oz", "mass", 1},       {"bcm", "volume", 1},
    {"mcm", "volume", 1},    {"m3", "volume", 1},         {"bbl", "volume", 1},    {"L", "volume", 1},
    {"GW", "power", 1},      {"MW", "power", 1},          {"kW", "power", 1},      {"TW", "power", 1},
    {"kV", "power", 1},      {"GWh", "energy", 1},        {"MWh", "energy", 1},    {"kWh", "energy", 1},
    {"TWh", "energy", 1},    {"year", "duration", 1},     {"year", "duration", 10}, {"year", "duration", 100},
    {"month", "duration", 1}, {"week", "duration", 1},    {"day", "duration", 1},  {"hour", "duration", 1},
    {"minute", "duration", 1}, {"second", "duration", 1}, {"°C", "temperature", 1}, {"°F", "temperature", 1},
    {"TEU", "volume", 1},    {"bpd", "volume", 1},        {"tcm", "volume", 1},    {"ft3", "volume", 1},  {NULL, NULL, 0},
};
enum {
    U_PERCENT = 1, U_PP, U_KM, U_M, U_CM, U_MM, U_MI, U_FT, U_NMI, U_KM2, U_M2, U_HA, U_MI2, U_ACRE, U_T, U_KG, U_G, U_LB, U_OZ, U_BCM,
    U_MCM, U_M3, U_BBL, U_L, U_GW, U_MW, U_KW, U_TW, U_KV, U_GWH, U_MWH, U_KWH, U_TWH, U_YEAR, U_DECADE, U_CENTURY, U_MONTH,
    U_WEEK, U_DAY, U_HOUR, U_MINUTE, U_SECOND, U_CELSIUS, U_FAHRENHEIT, U_TEU, U_BPD, U_TCM, U_FT3
};

const char *const ent_currencies[] = {"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "TRY", "AMD", "AZN", "GEL", "IRR", "UAH", "KZT",
                                      "INR", "CHF", "PLN", "SEK", "NOK", "DKK", "CAD", "AUD", "KRW", "AED", "SAR", "ILS", "BYN",
                                      "UZS", "KGS", "TJS", "TMT", "CZK", "HUF", "RON", "BGN", "BRL", "MXN", "ZAR", "EGP", "PKR", "NZD",
                                      "HKD", "SGD", "QAR", "KWD", "IQD", "SYP", "LBP", "JOD", "RSD", "MDL", "NGN", NULL};
enum { USD = 1, EUR, GBP, JPY, CNY, RUB, TRY, AMD, AZN, GEL, IRR, UAH, KZT, INR, CHF, PLN, SEK, NOK, DKK, CAD, AUD, KRW, AED, SAR, ILS, BYN,
       UZS, KGS, TJS, TMT, CZK, HUF, RON, BGN, BRL, MXN, ZAR, EGP, PKR, NZD, HKD, SGD };

/* ---- the words ---- */

static const struct ent_key keys[] = {
    {.word = "january", .month = 1},    {.word = "february", .month = 2},   {.word = "march", .month = 3},
    {.word = "april", .month = 4},      {.word = "may", .month = 5, .stop = 1}, {.word = "june", .month = 6},
    {.word = "july", .month = 7},       {.word = "august", .month = 8},     {.word = "september", .month = 9},
    {.word = "october", .month = 10},   {.word = "november", .month = 11},  {.word = "december", .month = 12},
    {.word = "jan", .month = 1},        {.word = "feb", .month = 2},        {.word = "mar", .month = 3},
    {.word = "apr", .month = 4},        {.word = "jun", .month = 6},        {.word = "jul", .month = 7},
    {.word = "aug", .month = 8},        {.word = "sept", .month = 9},       {.word = "sep", .month = 9},
    {.word = "oct", .month = 10},       {.word = "nov", .month = 11},       {.word = "dec", .month = 12},
    {.word = "jan.", .month = 1},       {.word = "feb.", .month = 2},       {.word = "mar.", .month = 3},
    {.word = "apr.", .month = 4},       {.word = "jun.", .month = 6},       {.word = "jul.", .month = 7},
    {.word = "aug.", .month = 8},       {.word = "sept.", .month = 9},      {.word = "sep.", .month = 9},
    {.word = "oct.", .month = 10},      {.word = "nov.", .month = 11},      {.word = "dec.", .month = 12},
    {.word = "monday", .weekday = 1},   {.word = "tuesday", .weekday = 2},  {.word = "wednesday", .weekday = 3},
    {.word = "thursday", .weekday = 4}, {.word = "friday", .weekday = 5},   {.word = "saturday", .weekday = 6},
    {.word = "sunday", .weekday = 7},
    {.word = "spring", .season = 1},    {.word = "summer", .season = 2},    {.word = "autumn", .season = 3},
    {.word = "fall", .season = 3},      {.word = "winter", .season = 4},

    {.word = "minute", .period = ENT_MINUTE, .unit = U_MINUTE},   {.word = "minutes", .period = ENT_MINUTE, .unit = U_MINUTE},
    {.word = "hour", .period = ENT_HOUR, .unit = U_HOUR},         {.word = "hours", .period = ENT_HOUR, .unit = U_HOUR},
    {.word = "day", .period = ENT_DAY, .unit = U_DAY},            {.word = "days", .period = ENT_DAY, .unit = U_DAY},
    {.word = "week", .period = ENT_WEEK, .unit = U_WEEK},         {.word = "weeks", .period = ENT_WEEK, .unit = U_WEEK},
    {.word = "month", .period = ENT_MONTH, .unit = U_MONTH},      {.word = "months", .period = ENT_MONTH, .unit = U_MONTH},
    {.word = "quarter", .period = ENT_QUARTER},                   {.word = "quarters", .period = ENT_QUARTER},
    {.word = "year", .period = ENT_YEAR, .unit = U_YEAR},         {.word = "years", .period = ENT_YEAR, .unit = U_YEAR},
    {.word = "decade", .period = ENT_DECADE, .unit = U_DECADE},   {.word = "decades", .period = ENT_DECADE, .unit = U_DECADE},
    {.word = "century", .period = ENT_CENTURY, .unit = U_CENTURY}, {.word = "centuries", .period = ENT_CENTURY, .unit = U_CENTURY},
    {.word = "second", .ordinal = 2},   {.word = "seconds", .unit = U_SECOND},

    {.word = "zero", .is_number = 1, .number = 0},       {.word = "one", .is_number = 1, .number = 1},
    {.word = "two", .is_number = 1, .number = 2},        {.word = "three", .is_number = 1, .number = 3},
    {.word = "four", .is_number = 1, .number = 4},       {.word = "five", .is_number = 1, .number = 5},
    {.word = "six", .is_number = 1, .number = 6},        {.word = "seven", .is_number = 1, .number = 7},
    {.word = "eight", .is_number = 1, .number = 8},      {.word = "nine", .is_number = 1, .number = 9},
    {.word = "ten", .is_number = 1, .number = 10},       {.word = "eleven", .is_number = 1, .number = 11},
    {.word = "twelve", .is_number = 1, .number = 12},    {.word = "thirteen", .is_number = 1, .number = 13},
    {.word = "fourteen", .is_number = 1, .number = 14},  {.word = "fifteen", .is_number = 1, .number = 15},
    {.word = "sixteen", .is_number = 1, .number = 16},   {.word = "seventeen", .is_number = 1, .number = 17},
    {.word = "eighteen", .is_number = 1, .number = 18},  {.word = "nineteen", .is_number = 1, .number = 19},
    {.word = "twenty", .is_number = 1, .number = 20},    {.word = "thirty", .is_number = 1, .number = 30},
    {.word = "forty", .is_number = 1, .number = 40},     {.word = "fifty", .is_number = 1, .number = 50},
    {.word = "sixty", .is_number = 1, .number = 60},     {.word = "seventy", .is_number = 1, .number = 70},
    {.word = "eighty", .is_number = 1, .number = 80},    {.word = "ninety", .is_number = 1, .number = 90},
    {.word = "dozen", .scale = 12},     {.word = "hundred", .scale = 100},  {.word = "thousand", .scale = 1e3},
    {.word = "million", .scale = 1e6},  {.word = "billion", .scale = 1e9},  {.word = "trillion", .scale = 1e12},
    {.word = "mln", .scale = 1e6},      {.word = "bln", .scale = 1e9},      {.word = "bn", .scale = 1e9},
    {.word = "mn", .scale = 1e6},       {.word = "tn", .scale = 1e12},      {.word = "trn", .scale = 1e12},
    {.word = "lakh", .scale = 1e5},     {.word = "crore", .scale = 1e7},

    {.word = "first", .ordinal = 1},    {.word = "third", .ordinal = 3},    {.word = "fourth", .ordinal = 4},
    {.word = "fifth", .ordinal = 5},    {.word = "sixth", .ordinal = 6},    {.word = "seventh", .ordinal = 7},
    {.word = "eighth", .ordinal = 8},   {.word = "ninth", .ordinal = 9},    {.word = "tenth", .ordinal = 10},
    {.word = "eleventh", .ordinal = 11}, {.word = "twelfth", .ordinal = 12},

    {.word = "%", .unit = U_PERCENT},   {.word = "percent", .unit = U_PERCENT}, {.word = "pct", .unit = U_PERCENT},
    {.word = "per-cent", .unit = U_PERCENT}, {.word = "pp", .unit = U_PP},
    {.word = "km", .unit = U_KM},       {.word = "kilometer", .unit = U_KM}, {.word = "kilometers", .unit = U_KM},
    {.word = "kilometre", .unit = U_KM}, {.word = "kilometres", .unit = U_KM}, {.word = "kms", .unit = U_KM},
    {.word = "m", .unit = U_M},         {.word = "meter", .unit = U_M},     {.word = "meters", .unit = U_M},
    {.word = "metre", .unit = U_M},     {.word = "metres", .unit = U_M},
    {.word = "cm", .unit = U_CM},       {.word = "centimeters", .unit = U_CM}, {.word = "centimetres", .unit = U_CM},
    {.word = "mm", .unit = U_MM},       {.word = "millimeter", .unit = U_MM}, {.word = "millimeters", .unit = U_MM},
    {.word = "millimetre", .unit = U_MM}, {.word = "millimetres", .unit = U_MM},
    {.word = "mile", .unit = U_MI},     {.word = "miles", .unit = U_MI},    {.word = "mi", .unit = U_MI},
    {.word = "foot", .unit = U_FT},     {.word = "feet", .unit = U_FT},     {.word = "ft", .unit = U_FT},
    {.word = "km2", .unit = U_KM2},     {.word = "km²", .unit = U_KM2},     {.word = "m2", .unit = U_M2}, {.word = "m²", .unit = U_M2},
    {.word = "hectare", .unit = U_HA},  {.word = "hectares", .unit = U_HA}, {.word = "ha", .unit = U_HA},
    {.word = "acre", .unit = U_ACRE},   {.word = "acres", .unit = U_ACRE},
    {.word = "ton", .unit = U_T},       {.word = "tons", .unit = U_T},      {.word = "tonne", .unit = U_T},
    {.word = "tonnes", .unit = U_T},    {.word = "t", .unit = U_T},         {.word = "kg", .unit = U_KG},
    {.word = "kilogram", .unit = U_KG}, {.word = "kilograms", .unit = U_KG}, {.word = "kilos", .unit = U_KG},
    {.word = "grams", .unit = U_G},     {.word = "pounds", .unit = U_LB, .currency = GBP}, {.word = "ounces", .unit = U_OZ},
    {.word = "bcm", .unit = U_BCM},     {.word = "mcm", .unit = U_MCM},     {.word = "tcm", .unit = U_TCM},
    {.word = "bcma", .unit = U_BCM},    {.word = "m3", .unit = U_M3},       {.word = "m³", .unit = U_M3},
    {.word = "barrel", .unit = U_BBL},  {.word = "barrels", .unit = U_BBL}, {.word = "bpd", .unit = U_BPD},
    {.word = "liters", .unit = U_L},    {.word = "litres", .unit = U_L},    {.word = "liter", .unit = U_L}, {.word = "litre", .unit = U_L},
    {.word = "gw", .unit = U_GW},       {.word = "gigawatt", .unit = U_GW}, {.word = "gigawatts", .unit = U_GW},
    {.word = "mw", .unit = U_MW},       {.word = "megawatt", .unit = U_MW}, {.word = "megawatts", .unit = U_MW},
    {.word = "kw", .unit = U_KW},       {.word = "kilowatt", .unit = U_KW}, {.word = "kilowatts", .unit = U_KW},
    {.word = "tw", .unit = U_TW},       {.word = "terawatt", .unit = U_TW}, {.word = "terawatts", .unit = U_TW},
    {.word = "kv", .unit = U_KV},       {.word = "kilovolt", .unit = U_KV}, {.word = "kilovolts", .unit = U_KV},
    {.word = "gwh", .unit = U_GWH},     {.word = "mwh", .unit = U_MWH},     {.word = "kwh", .unit = U_KWH},
    {.word = "twh", .unit = U_TWH},     {.word = "gigawatt-hours", .unit = U_GWH}, {.word = "megawatt-hours", .unit = U_MWH},
    {.word = "kilowatt-hours", .unit = U_KWH}, {.word = "terawatt-hours", .unit = U_TWH},
    {.word = "teu", .unit = U_TEU},     {.word = "teus", .unit = U_TEU},
    {.word = "°c", .unit = U_CELSIUS},  {.word = "°f", .unit = U_FAHRENHEIT},

    {.word = "$", .currency = USD},     {.word = "us$", .currency = USD},   {.word = "usd", .currency = USD},
    {.word = "dollar", .currency = USD}, {.word = "dollars", .currency = USD},
    {.word = "€", .currency = EUR},     {.word = "eur", .currency = EUR},   {.word = "euro", .currency = EUR}, {.word = "euros", .currency = EUR},
    {.word = "£", .currency = GBP},     {.word = "gbp", .currency = GBP},   {.word = "sterling", .currency = GBP},
    {.word = "¥", .currency = JPY},     {.word = "jpy", .currency = JPY},   {.word = "yen", .currency = JPY},
    {.word = "cny", .currency = CNY},   {.word = "rmb", .currency = CNY},   {.word = "yuan", .currency = CNY}, {.word = "renminbi", .currency = CNY},
    {.word = "₽", .currency = RUB},     {.word = "rub", .currency = RUB},   {.word = "ruble", .currency = RUB}, {.word = "rubles", .currency = RUB},
    {.word = "rouble", .currency = RUB}, {.word = "roubles", .currency = RUB},
    {.word = "₺", .currency = TRY},     {.word = "try", .currency = 0},     {.word = "lira", .currency = TRY}, {.word = "liras", .currency = TRY},
    {.word = "֏", .currency = AMD},     {.word = "amd", .currency = AMD},   {.word = "dram", .currency = AMD}, {.word = "drams", .currency = AMD},
    {.word = "₼", .currency = AZN},     {.word = "azn", .currency = AZN},   {.word = "manat", .currency = AZN}, {.word = "manats", .currency = AZN},
    {.word = "₾", .currency = GEL},     {.word = "gel", .currency = GEL},   {.word = "lari", .currency = GEL}, {.word = "laris", .currency = GEL},
    {.word = "irr", .currency = IRR},   {.word = "rial", .currency = IRR},  {.word = "rials", .currency = IRR},
    {.word = "₴", .currency = UAH},     {.word = "uah", .currency = UAH},   {.word = "hryvnia", .currency = UAH}, {.word = "hryvnias", .currency = UAH},
    {.word = "₸", .currency = KZT},     {.word = "kzt", .currency = KZT},   {.word = "tenge", .currency = KZT},
    {.word = "₹", .currency = INR},     {.word = "inr", .currency = INR},   {.word = "rupees", .currency = INR}, {.word = "rupee", .currency = INR},
    {.word = "chf", .currency = CHF},   {.word = "francs", .currency = CHF}, {.word = "pln", .currency = PLN}, {.word = "zloty", .currency = PLN},
    {.word = "zlotys", .currency = PLN}, {.word = "sek", .currency = SEK},  {.word = "nok", .currency = NOK}, {.word = "dkk", .currency = DKK},
    {.word = "krona", .currency = SEK}, {.word = "kronor", .currency = SEK}, {.word = "kroner", .currency = NOK},
    {.word = "cad", .currency = CAD},   {.word = "c$", .currency = CAD},    {.word = "ca$", .currency = CAD}, {.word = "aud", .currency = AUD},
    {.word = "a$", .currency = AUD},    {.word = "au$", .currency = AUD},   {.word = "krw", .currency = KRW}, {.word = "won", .currency = 0},
    {.word = "₩", .currency = KRW},     {.word = "aed", .currency = AED},   {.word = "dirhams", .currency = AED}, {.word = "sar", .currency = SAR},
    {.word = "riyals", .currency = SAR}, {.word = "₪", .currency = ILS},    {.word = "shekels", .currency = ILS}, {.word = "ils", .currency = ILS},
    {.word = "byn", .currency = BYN},   {.word = "uzs", .currency = UZS},   {.word = "kgs", .currency = KGS}, {.word = "soms", .currency = KGS},
    {.word = "forint", .currency = HUF}, {.word = "forints", .currency = HUF}, {.word = "huf", .currency = HUF}, {.word = "czk", .currency = CZK},
    {.word = "ron", .currency = RON},   {.word = "lei", .currency = RON},   {.word = "bgn", .currency = BGN}, {.word = "brl", .currency = BRL},
    {.word = "reais", .currency = BRL}, {.word = "mxn", .currency = MXN},   {.word = "pesos", .currency = MXN}, {.word = "zar", .currency = ZAR},
    {.word = "nz$", .currency = NZD},   {.word = "hk$", .currency = HKD},   {.word = "s$", .currency = SGD},

    {.word = "last", .when = 1}, {.word = "next", .when = 1}, {.word = "previous", .when = 1}, {.word = "following", .when = 1},
    {.word = "early", .when = 1}, {.word = "late", .when = 1}, {.word = "mid", .when = 1}, {.word = "recent", .when = 1},
    {.word = "most", .when = 1}, {.word = "very", .when = 1}, {.word = "recently", .when = 1}, {.word = "now", .when = 1},
    {.word = "today", .when = 1}, {.word = "currently", .when = 1}, {.word = "presently", .when = 1}, {.word = "nowadays", .when = 1},
    {.word = "present", .when = 1}, {.word = "right", .when = 1}, {.word = "past", .when = 1}, {.word = "lately", .when = 1},
    {.word = "coming", .when = 1}, {.word = "soon", .when = 1}, {.word = "yesterday", .when = 1}, {.word = "tomorrow", .when = 1},
    {.word = "almost", .when = 1}, {.word = "nearly", .when = 1}, {.word = "around", .when = 1}, {.word = "another", .when = 1},
    {.word = "half", .when = 1, .amount = 1}, {.word = "once", .when = 1}, {.word = "beginning", .when = 1}, {.word = "end", .when = 1},

    {.word = "top", .amount = 1}, {.word = "double", .amount = 1}, {.word = "twice", .amount = 1}, {.word = "triple", .amount = 1},
    {.word = "threefold", .amount = 1}, {.word = "twofold", .amount = 1}, {.word = "fourfold", .amount = 1}, {.word = "fivefold", .amount = 1},
    {.word = "tenfold", .amount = 1}, {.word = "doubled", .amount = 1}, {.word = "tripled", .amount = 1}, {.word = "quadrupled", .amount = 1},
    {.word = "thrice", .amount = 1}, {.word = "doubling", .amount = 1}, {.word = "tripling", .amount = 1},

    {.word = "start", .when = 1}, {.word = "middle", .when = 1}, {.word = "same", .when = 1}, {.word = "corresponding", .when = 1},
    {.word = "preceding", .when = 1}, {.word = "prior", .when = 1}, {.word = "subsequent", .when = 1}, {.word = "near", .when = 1},
    {.word = "foreseeable", .when = 1}, {.word = "future", .when = 1}, {.word = "moment", .when = 1}, {.word = "date", .when = 1},

    {.word = "the", .stop = 1, .when = 1},  {.word = "a", .stop = 1, .when = 1, .amount = 1},     {.word = "an", .stop = 1, .when = 1},    {.word = "of", .stop = 1},
    {.word = "in", .stop = 1},   {.word = "on", .stop = 1},    {.word = "at", .stop = 1},    {.word = "to", .stop = 1, .when = 1},
    {.word = "by", .stop = 1},   {.word = "for", .stop = 1},   {.word = "from", .stop = 1},  {.word = "with", .stop = 1},
    {.word = "as", .stop = 1},   {.word = "and", .stop = 1},   {.word = "or", .stop = 1},    {.word = "but", .stop = 1},
    {.word = "than", .stop = 1}, {.word = "that", .stop = 1, .when = 1},  {.word = "which", .stop = 1}, {.word = "who", .stop = 1},
    {.word = "when", .stop = 1}, {.word = "where", .stop = 1}, {.word = "while", .stop = 1}, {.word = "if", .stop = 1},
    {.word = "is", .stop = 1},   {.word = "was", .stop = 1},   {.word = "are", .stop = 1},   {.word = "were", .stop = 1},
    {.word = "be", .stop = 1},   {.word = "been", .stop = 1},  {.word = "has", .stop = 1},   {.word = "have", .stop = 1},
    {.word = "had", .stop = 1},  {.word = "will", .stop = 1},  {.word = "would", .stop = 1}, {.word = "can", .stop = 1},
    {.word = "could", .stop = 1}, {.word = "should", .stop = 1}, {.word = "might", .stop = 1}, {.word = "must", .stop = 1},
    {.word = "do", .stop = 1},   {.word = "does", .stop = 1},  {.word = "did", .stop = 1},   {.word = "not", .stop = 1},
    {.word = "no", .stop = 1},   {.word = "it", .stop = 1},    {.word = "its", .stop = 1},   {.word = "they", .stop = 1},
    {.word = "their", .stop = 1}, {.word = "them", .stop = 1}, {.word = "he", .stop = 1},    {.word = "she", .stop = 1},
    {.word = "his", .stop = 1},  {.word = "her", .stop = 1},   {.word = "we", .stop = 1},    {.word = "our", .stop = 1},
    {.word = "you", .stop = 1},  {.word = "i", .stop = 1},     {.word = "this", .stop = 1, .when = 1},  {.word = "these", .stop = 1, .when = 1},
    {.word = "those", .stop = 1}, {.word = "such", .stop = 1}, {.word = "into", .stop = 1},  {.word = "over", .stop = 1, .when = 1},
    {.word = "under", .stop = 1, .when = 1}, {.word = "about", .stop = 1, .when = 1}, {.word = "after", .stop = 1}, {.word = "before", .stop = 1},
    {.word = "since", .stop = 1}, {.word = "until", .stop = 1}, {.word = "during", .stop = 1}, {.word = "between", .stop = 1},
    {.word = "among", .stop = 1}, {.word = "against", .stop = 1}, {.word = "through", .stop = 1}, {.word = "per", .stop = 1},
    {.word = "also", .stop = 1}, {.word = "only", .stop = 1},  {.word = "just", .stop = 1},  {.word = "ago", .stop = 1},
    {.word = "later", .stop = 1, .when = 1}, {.word = "earlier", .stop = 1, .when = 1}, {.word = "is", .stop = 1}, {.word = "there", .stop = 1},
    {.word = "here", .stop = 1}, {.word = "so", .stop = 1},    {.word = "then", .stop = 1},  {.word = "each", .stop = 1},
    {.word = "all", .stop = 1},  {.word = "both", .stop = 1},  {.word = "more", .stop = 1, .when = 1},  {.word = "less", .stop = 1, .when = 1},
    {.word = "his", .stop = 1},  {.word = "'s", .stop = 1},    {.word = "’s", .stop = 1},    {.word = "does", .stop = 1},
    {.word = "says", .stop = 1}, {.word = "because", .stop = 1}, {.word = "although", .stop = 1}, {.word = "however", .stop = 1},
};
enum { N_KEYS = sizeof keys / sizeof *keys, N_SLOTS = 2048, LONGEST_KEY = 16 };

static uint16_t slots[N_SLOTS]; /* number of a key + 1 */
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static uint32_t hash(const char *s, size_t n)
{
    uint32_t h = 2166136261U;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619U;
    return h ^ h >> 15;
}

static void fill(void)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        uint32_t at = hash(keys[i].word, strlen(keys[i].word)) % N_SLOTS;
        while (slots[at] != 0)
            at = (at + 1) % N_SLOTS;
        slots[at] = (uint16_t)(i + 1);
    }
}

const struct ent_key *ent_key_find(const char *s, size_t n)
{
    char small[LONGEST_KEY];
    if (n == 0 || n > LONGEST_KEY)
        return NULL;
    for (size_t i = 0; i < n; i++)
        small[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 32) : s[i];
    pthread_once(&filled, fill);
    for (uint32_t at = hash(small, n) % N_SLOTS; slots[at] != 0; at = (at + 1) % N_SLOTS) {
        const struct ent_key *k = &keys[slots[at] - 1];
        if (strlen(k->word) == n && memcmp(k->word, small, n) == 0)
            return k;
    }
    return NULL;
}
