"""Units of measure and of money, read off the characters beside a figure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

PERCENT = "percent"
POINT = "percentage point"
SHARE = "share"
AGE = "year of age"

_WORDS = """
metre: metre metres meter meters
kilometre: kilometre kilometres kilometer kilometers kilometre-long kilometer-long
centimetre: centimetre centimetres centimeter centimeters
millimetre: millimetre millimetres millimeter millimeters
micrometre: micrometre micrometres micrometer micrometers micron microns
nanometre: nanometre nanometres nanometer nanometers
mile: mile miles
nautical mile: knot-mile
yard: yard yards
foot: foot feet
inch: inch inches
acre: acre acres
hectare: hectare hectares
litre: litre litres liter liters
millilitre: millilitre millilitres milliliter milliliters
gallon: gallon gallons
pint: pint pints
quart: quart quarts
gram: gram grams gramme grammes
kilogram: kilogram kilograms kilogramme kilogrammes kilo kilos
milligram: milligram milligrams
microgram: microgram micrograms
tonne: tonne tonnes
ton: ton tons
ounce: ounce ounces
carat: carat carats
second: second seconds
minute: minute minutes
hour: hour hours
day: day days
night: night nights
week: week weeks
fortnight: fortnight fortnights
month: month months
quarter: quarters
year: year years
decade: decade decades
century: century centuries
millisecond: millisecond milliseconds
degree: degree degrees
celsius: celsius centigrade
fahrenheit: fahrenheit
kelvin: kelvin kelvins
watt: watt watts
kilowatt: kilowatt kilowatts
megawatt: megawatt megawatts
gigawatt: gigawatt gigawatts
kilowatt hour: kilowatt-hour kilowatt-hours
megawatt hour: megawatt-hour megawatt-hours
gigawatt hour: gigawatt-hour gigawatt-hours
volt: volt volts
ampere: amp amps ampere amperes
hertz: hertz
megahertz: megahertz
gigahertz: gigahertz
decibel: decibel decibels
joule: joule joules
calorie: calorie calories
horsepower: horsepower
pascal: pascal pascals
gigapascal: gigapascal gigapascals
newton: newton newtons
newton metre: newton-metre newton-metres newton-meters
pound-foot: pound-feet pound-foot
knot: knot knots
byte: byte bytes
kilobyte: kilobyte kilobytes
megabyte: megabyte megabytes
gigabyte: gigabyte gigabytes
terabyte: terabyte terabytes
bit: bits
pixel: pixel pixels
megapixel: megapixel megapixels
farad: farad farads
ohm: ohm ohms
mole: moles
lumen: lumens
bushel: bushel bushels
barrel: barrel barrels
cent: cent cents
sen: sen
penny: pence penny
"""
_SIGNS = """
metre: m metres/m
kilometre: km kms Km KM
centimetre: cm
millimetre: mm
micrometre: μm µm um
nanometre: nm
mile: mi
foot: ft
inch: in. ″ ”
yard: yd yds
square metre: m2 m² sqm
square kilometre: km2 km²
square foot: ft2 ft² sqft
square centimetre: cm2 cm²
cubic metre: m3 m³
cubic centimetre: cc cm3 cm³
hectare: ha
litre: L l
millilitre: ml mL
centilitre: cl cL
gram: g
kilogram: kg kgs Kg KG
milligram: mg
microgram: μg µg mcg
pound-mass: lb lbs
ounce: oz
second: s sec secs
minute: min mins
hour: hr hrs
millisecond: ms
nanosecond: ns
celsius: °C ºC C
fahrenheit: °F ºF F
degree: ° º
kelvin: K
watt: W
kilowatt: kW KW
megawatt: MW
gigawatt: GW
terawatt: TW
kilowatt hour: kWh KWh kwh
megawatt hour: MWh
gigawatt hour: GWh
terawatt hour: TWh
milliampere-hour: mAh
volt: V
kilovolt: kV
milliampere: mA
hertz: Hz
kilohertz: kHz
megahertz: MHz
gigahertz: GHz
decibel: dB
joule: J
kilojoule: kJ
kilocalorie: kcal
horsepower: hp HP PS ps
brake horsepower: bhp
newton metre: Nm
foot pound-force: lb-ft lb.ft ft-lb
newton: N
kilonewton: kN
pascal: Pa
kilopascal: kPa
megapascal: MPa
gigapascal: GPa
pound per square inch: psi
mile per hour: mph MPH
kilometre per hour: km/h kph kmh km/hr KPH kmph
metre per second: m/s
mile per gallon: mpg MPG
revolutions per minute: rpm RPM
gigabyte: GB
megabyte: MB
terabyte: TB
kilobyte: KB kB
megabit per second: Mbps Mb/s
gigabit per second: Gbps Gb/s
megapixel: MP
barrel per day: bpd b/d
parts-per-million: ppm
parts-per-billion: ppb
percent: % pct pc p.c.
penny: p
ampere per square centimetre: A/cm2 A/cm²
gram per kilometre: g/km
litre per 100 kilometres: l/100km
basis point: bps bp
"""
_PHRASES = {
    r"per\s?cent(?:age)?[\s-]points?|percentage[\s-]points?|pp\b": POINT,
    r"per\s?cent": PERCENT,
    r"basis[\s-]points?": "basis point",
    r"nautical\smiles?": "nautical mile",
    r"fluid\sounces?|fl\.?\soz\b": "fluid ounce",
    r"light[\s-]years?": "light-year",
    r"degrees?\s(?:celsius|centigrade|c\b)": "celsius",
    r"degrees?\s(?:fahrenheit|f\b)": "fahrenheit",
    r"(?:metric\s)tons?": "tonne",
    r"(?:metric\s)tonnes?": "tonne",
    r"kilowatt\shours?": "kilowatt hour",
    r"megawatt\shours?": "megawatt hour",
    r"gigawatt\shours?": "gigawatt hour",
    r"miles\s(?:an|per)\shour": "mile per hour",
    r"kilomet(?:er|re)s\s(?:an|per)\shour": "kilometre per hour",
    r"miles\s(?:to\sthe|per|a)\sgallon": "mile per gallon",
    r"brake\shorsepower": "brake horsepower",
    r"parts\sper\smillion": "parts-per-million",
    r"parts\sper\sbillion": "parts-per-billion",
    r"(?:pound|foot)[\s-](?:feet|pounds?)(?:\sof\storque)?": "pound-foot",
    r"newton[\s-]met(?:er|re)s?(?:\sof\storque)?": "newton metre",
}
_CURRENCIES = {
    "dollar": "dollars dollar bucks buck",
    "euro": "euros euro",
    "pound sterling": "quid",
    "won": "won",
    "yen": "yen",
    "yuan": "yuan renminbi",
    "ruble": "rubles ruble roubles rouble",
    "hryvnia": "hryvnias hryvnia hryvnya",
    "rupee": "rupees rupee",
    "shekel": "shekels shekel",
    "krona": "kronor krona",
    "krone": "kroner krone",
    "crown": "crowns",
    "franc": "francs",
    "lira": "lira liras lire",
    "peso": "pesos peso",
    "ringgit": "ringgit",
    "rand": "rand",
    "zloty": "zloty zlotys",
    "forint": "forints forint",
    "baht": "baht",
    "riyal": "riyals riyal",
    "dirham": "dirhams dirham",
    "dinar": "dinars dinar",
    "naira": "naira",
    "bitcoin": "bitcoins bitcoin",
}
_ADJECTIVES = {
    "us": "", "u.s.": "", "american": "", "australian": "australian", "aussie": "australian",
    "canadian": "canadian", "hong kong": "hong kong", "new zealand": "new zealand",
    "singapore": "singapore", "taiwan": "taiwan", "jamaican": "jamaican", "british": "",
    "danish": "danish", "swedish": "swedish", "norwegian": "norwegian", "czech": "czech",
    "swiss": "swiss", "egyptian": "egyptian", "mexican": "mexican", "turkish": "turkish",
    "indian": "indian", "pakistani": "pakistani", "japanese": "", "south korean": "",
    "north korean": "north korean", "chinese": "", "russian": "", "ukrainian": "", "israeli": "",
    "malaysian": "", "south african": "", "polish": "", "saudi": "saudi", "kuwaiti": "kuwaiti",
    "iraqi": "iraqi", "argentine": "argentine", "chilean": "chilean", "colombian": "colombian",
    "philippine": "philippine", "west african": "west african",
}  # fmt: skip
_SYMBOLS = {
    "$": "dollar", "€": "euro", "£": "pound", "₩": "won", "¥": "yen", "₽": "ruble",
    "₴": "hryvnia", "₹": "rupee", "₪": "shekel", "₺": "lira", "฿": "baht", "₫": "dong",
    "A$": "australian dollar", "AU$": "australian dollar", "C$": "canadian dollar",
    "CA$": "canadian dollar", "NZ$": "new zealand dollar", "HK$": "hong kong dollar",
    "S$": "singapore dollar", "NT$": "taiwan dollar", "US$": "dollar", "U.S.$": "dollar",
    "R$": "real", "$A": "australian dollar", "$US": "dollar", "$C": "canadian dollar",
    "$NZ": "new zealand dollar", "RM": "ringgit", "Rs": "rupee", "Rs.": "rupee",
}  # fmt: skip
_CODES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "KRW": "won", "JPY": "yen", "CNY": "yuan",
    "RMB": "yuan", "RUB": "ruble", "UAH": "hryvnia", "INR": "rupee", "ILS": "shekel",
    "NIS": "shekel", "CHF": "swiss franc", "SEK": "swedish krona", "NOK": "norwegian krone",
    "DKK": "danish krone", "AUD": "australian dollar", "CAD": "canadian dollar",
    "NZD": "new zealand dollar", "HKD": "hong kong dollar", "SGD": "singapore dollar",
    "MYR": "ringgit", "TRY": "lira", "ZAR": "rand", "BRL": "real", "MXN": "mexican peso",
    "PLN": "zloty", "CZK": "czech crown", "HUF": "forint", "THB": "baht", "AED": "dirham",
    "SAR": "riyal", "BTC": "bitcoin", "KN": "kuna",
}  # fmt: skip
PERIODS = "second|minute|hour|day|night|week|month|quarter|year|decade|century"
_PER = re.compile(
    r"(?:\s(?:per|each|every)\s|\s(?:a|an)\s(?=(?:share|barrel|ounce|gallon|lit(?:er|re)|tonne?|pound|"
    r"kilo(?:gram)?|gram|head|person|piece|unit|bushel|mile|day|week|month|year|hour|minute|second|"
    r"night|quarter|decade|century|game|metre|sq|square)\b)|-a-|/(?=[a-z]))"
    r"(sq(?:uare)?\.?\s|cubic\s)?([A-Za-z]+[23²³]?)\b(?!\s(?:ago|later|earlier|before|after)\b)"
)
_SQUARE = re.compile(r"[\s-]?(sq(?:uare)?\.?|cubic|cu\.?)[\s-]([A-Za-z]+)\b", re.IGNORECASE)
_AGE = re.compile(
    r"[\s-]?(?:(?:calendar\s)?(year|month|week|day)s?)[\s-]old\b|\syears?\sof\sage\b", re.IGNORECASE
)
_WORD = re.compile(r"[\s-]?([A-Za-z]+(?:-[A-Za-z]+)?)")
_MARK = re.compile(r"\s?([A-Za-zµμ°º%″”²³][A-Za-zµμ²³]*[23²³]?(?:[/.-][A-Za-z]+[2²]?)?\.?)")
_GLUED = re.compile(r"\s?(%|°\s?[CF]?|º\s?[CF]?|″)")
_PENCE = frozenset({360, 480, 720, 1080, 1440, 2160})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, up to ``end``, under one name."""

    end: int
    name: str
    """Singular, British spelling: ``kilometre``, ``percent``, ``dollar``, ``mile per hour``."""
    money: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A money sign before a figure: where it starts, and the currency."""

    start: int
    name: str


def _table(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        name, surfaces = line.split(": ")
        found.update(dict.fromkeys(surfaces.split(), name))
    return found


WORDS = _table(_WORDS)
SIGNS = _table(_SIGNS)
CURRENCIES = {word: name for name, words in _CURRENCIES.items() for word in words.split()}
_PHRASED = re.compile(
    r"[\s-]?(?:" + "|".join(f"({pattern})" for pattern in _PHRASES) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_PHRASE_NAMES = tuple(_PHRASES.values())
_PHRASE_STARTS = frozenset("pbnflmkgd") | frozenset("PBNFLMKGD")
_NATIONAL = re.compile(
    r"\s((?:" + "|".join(re.escape(a) for a in sorted(_ADJECTIVES, key=len)[::-1]) + r")\s)?"
    r"([A-Za-z]+)\b",
    re.IGNORECASE,
)


def _or(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len)[::-1])


_SIGN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(US|U\.S\.|HK|NZ|C|A|AU|CA|S|NT|R)?\s?(\$)(A|US|NZ|C)?"
    rf"|([€£₩¥₽₴₹₪₺฿₫])|({_or(_CODES)})|(RM|Rs\.?)|(PS)|(Y=?))\s?$"
)
SIGN_STARTS = r"[$€£₩¥₽₴₹₪₺฿₫]"
CODES_BEFORE = _or(_CODES)


def sign_before(text: str, at: int, floor: int) -> Sign | None:
    """The money sign right before ``at``, none of it before ``floor``.

    ``PS`` and ``Y`` stand for the pound and yen signs in texts that were forced into ASCII; so
    few games consoles cost a thousand that a comma, a scale or four digits tell them apart.
    """
    left = max(floor, at - 9)
    match = _SIGN.search(text[left:at])
    if match is None:
        return None
    before, dollar, after, symbol, code, letters, pounds, yens = match.groups()
    start = left + match.start()
    while start < at and text[start] == " ":
        start += 1
    if dollar:
        name = _SYMBOLS.get(f"{before or ''}$") if not after else _SYMBOLS.get(f"${after}")
        return Sign(start, name or "dollar")
    if symbol:
        return Sign(start, _SYMBOLS[symbol])
    if code:
        return Sign(start, _CODES[code])
    if letters:
        return Sign(start, _SYMBOLS[letters])
    if not re.match(r"[0-9]+(?:[.,][0-9]|\s?(?:m|bn|k|million|billion)\b|[0-9]{3})", text[at:at + 16]):
        return None
    return Sign(start, "pound" if pounds else "yen") if pounds or yens else None


def money_after(text: str, at: int, *, large: bool) -> Unit | None:
    """The currency named right after a figure; ``large`` lets "pounds" be money."""
    match = _NATIONAL.match(text, at) if text[at : at + 1] == " " else None
    if match is None:
        match = re.compile(r"\s?(€|£|₽|₴|¥)|\s?([A-Z]{3})\b").match(text, at)
        if match is None:
            return None
        name = _SYMBOLS.get(match.group(1) or "") or _CODES.get(match.group(2) or "")
        return Unit(match.end(), name, True) if name else None
    adjective, word = (match.group(1) or "").strip().casefold(), match.group(2)
    currency = CURRENCIES.get(word.casefold())
    if word in _CODES and not adjective:
        return Unit(match.end(), _CODES[word], True)
    if currency is None and word.casefold() in ("pounds", "pound") and (large or adjective):
        currency = "pound"
    if currency is None or (currency == "won" and not (large or adjective)):
        return None
    # A rand or a crown of the small kind is no money of its own; "two won" is a verb.
    national = _ADJECTIVES.get(adjective, "") if adjective else ""
    if currency in ("crown", "krone") and national in ("danish", "norwegian"):
        currency = "krone"
    return Unit(match.end(), f"{national} {currency}".strip(), True)


def measure_after(text: str, at: int, value: float) -> Unit | None:
    """The unit of measure right after a figure."""
    next_up = text[at : at + 2]
    if not next_up.strip():
        return None
    if (glued := _GLUED.match(text, at)) is not None:
        mark = glued.group(1).replace(" ", "")
        return Unit(glued.end(), SIGNS[mark])
    if next_up.lstrip(" -")[:1] in _PHRASE_STARTS and (phrase := _PHRASED.match(text, at)):
        return Unit(phrase.end(), _PHRASE_NAMES[(phrase.lastindex or 1) - 1])
    if (age := _AGE.match(text, at)) is not None:
        return Unit(age.end(), f"{(age.group(1) or 'year').casefold()} of age")
    if (square := _SQUARE.match(text, at)) is not None:
        name = _named(square.group(2))
        kind = "cubic" if square.group(1).casefold().startswith("cu") else "square"
        return Unit(square.end(), f"{kind} {name}") if name else None
    if (mark_match := _MARK.match(text, at)) is not None:
        unit = _marked(text, mark_match, value)
        if unit is not None:
            return unit
    word = _WORD.match(text, at)
    if word is None:
        return None
    written = word.group(1)
    for end, part in ((word.end(1), written), (word.start(1) + len(written.split("-")[0]), written.split("-")[0])):
        name = WORDS.get(part.casefold())
        if name is not None:
            return Unit(end, name)
        if part in SIGNS and len(part) > 1 and text[end : end + 1] in ("-", ""):
            return Unit(end, SIGNS[part])
    if written.casefold() in ("pound", "pounds") and value < 10_000:
        return Unit(word.end(), "pound-mass")
    return None


def _marked(text: str, match: re.Match[str], value: float) -> Unit | None:
    mark = match.group(1)
    end = match.end()
    if mark not in SIGNS:
        mark = mark.rstrip(".")
        end = match.start(1) + len(mark)
    if mark not in SIGNS and "-" in mark:
        mark = mark.split("-")[0]
        end = match.start(1) + len(mark)
    name = SIGNS.get(mark)
    glued = text[match.start() : match.start(1)] == ""
    if name is None or mark in ("”", "in.") or text[end : end + 1].isalnum():
        return None
    if mark in ("s", "K", "N", "J", "l", "g", "m", "V") and not (glued or mark in ("g", "m")):
        return None
    if mark in ("ps", "s", "K", "N", "KB") and text[end : end + 1] == "-":
        return None
    if mark == "p" and (value in _PENCE or value < 1 and not glued):
        return None
    if mark in ("C", "F") and not text[end : end + 2].strip(" .,;)") == "" and text[end] != " ":
        return None
    if mark == "PS" and glued is False and value < 10:
        return None
    return Unit(end, name)


@lru_cache(maxsize=512)
def _named(word: str) -> str:
    """A unit by its word or sign; empty when it is none."""
    if word.casefold() in ("pound", "pounds"):
        return "pound-mass"
    return WORDS.get(word.casefold()) or SIGNS.get(word) or ""


def per_after(text: str, at: int) -> Unit | None:
    """``per barrel``, ``a month``, ``/m2``: what a figure is for one of."""
    match = _PER.match(text, at)
    if match is None:
        return None
    kind, word = match.groups()
    name = _named(word) or ("mega british thermal unit" if word == "mmBTU" else word.casefold())
    if kind:
        name = f"{'cubic' if kind.startswith('c') else 'square'} {name}"
    if name == "pound-mass":
        name = "pound"
    return Unit(match.end(), name)
