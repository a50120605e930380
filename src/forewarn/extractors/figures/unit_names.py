"""Names of units of measure and of money, under the words and signs that stand for them."""

PERCENT = "percent"
POINT = "percentage point"
FRACTION = "fraction"

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
times: times fold
"""
_SIGNS = """
metre: m
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
times: x
penny: p
ampere per square centimetre: A/cm2 A/cm²
gram per kilometre: g/km
litre per 100 kilometres: l/100km
basis point: bps bp
"""
UNIT_PHRASES = {
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
CURRENCY_ADJECTIVES = {
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
CURRENCY_SYMBOLS = {
    "$": "dollar", "€": "euro", "£": "pound", "₩": "won", "¥": "yen", "₽": "ruble",
    "₴": "hryvnia", "₹": "rupee", "₪": "shekel", "₺": "lira", "฿": "baht", "₫": "dong",
    "A$": "australian dollar", "AU$": "australian dollar", "C$": "canadian dollar",
    "CA$": "canadian dollar", "NZ$": "new zealand dollar", "HK$": "hong kong dollar",
    "S$": "singapore dollar", "NT$": "taiwan dollar", "US$": "dollar", "U.S.$": "dollar",
    "R$": "real", "$A": "australian dollar", "$US": "dollar", "$C": "canadian dollar",
    "$NZ": "new zealand dollar", "RM": "ringgit", "Rs": "rupee", "Rs.": "rupee",
}  # fmt: skip
CURRENCY_CODES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "KRW": "won", "JPY": "yen", "CNY": "yuan",
    "RMB": "yuan", "RUB": "ruble", "UAH": "hryvnia", "INR": "rupee", "ILS": "shekel",
    "NIS": "shekel", "CHF": "swiss franc", "SEK": "swedish krona", "NOK": "norwegian krone",
    "DKK": "danish krone", "AUD": "australian dollar", "CAD": "canadian dollar",
    "NZD": "new zealand dollar", "HKD": "hong kong dollar", "SGD": "singapore dollar",
    "MYR": "ringgit", "TRY": "lira", "ZAR": "rand", "BRL": "real", "MXN": "mexican peso",
    "PLN": "zloty", "CZK": "czech crown", "HUF": "forint", "THB": "baht", "AED": "dirham",
    "SAR": "riyal", "BTC": "bitcoin",
}  # fmt: skip


def _table(lines: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for line in lines.strip().splitlines():
        name, surfaces = line.split(": ")
        names.update(dict.fromkeys(surfaces.split(), name))
    return names


UNIT_WORDS = _table(_WORDS)
UNIT_SIGNS = _table(_SIGNS)
CURRENCY_WORDS = {word: name for name, words in _CURRENCIES.items() for word in words.split()}
