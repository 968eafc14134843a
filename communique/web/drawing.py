"""Drawing with matplotlib: a figure without any state shared between threads, and its SVG as a browser takes it."""

from __future__ import annotations

import io
import re
import threading
from functools import lru_cache

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from communique.report.phrases import safe
from communique.web.looks import Look

HALO = "halo"
FONT = "DejaVu Sans"  # what sizes are measured with; the browser takes the first of the list below
_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
_LONG = re.compile(r"-?\b\d+\.\d{3,}(?![\w.])")  # numbers written to less than a hundredth of a pixel
_LOCK = threading.Lock()
matplotlib.rcParams.update(
    {"svg.fonttype": "none", "svg.hashsalt": "communique", "font.family": FONT, "text.parse_math": False}
)


def new_figure(look: Look, height: float) -> Figure:
    """An empty picture of the look's width and so many points high."""
    figure = Figure(figsize=(look.width / 72, height / 72), dpi=72, facecolor="none")
    FigureCanvasSVG(figure)
    return figure


def as_svg(figure: Figure, title: str, description: str, paper: str = "none") -> str:
    """The picture with a text alternative, the same bytes every time; words marked `HALO` stand out from `paper`."""
    out = io.StringIO()
    with _LOCK:
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = _LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), out.getvalue())
    svg = re.sub(r'="([0-9.]+)pt"', r'="\1"', svg[svg.index("<svg") :].replace(f"'{FONT}'", _FAMILY))
    around = f'<g stroke="{paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">'
    svg = svg.replace(f'<g id="{HALO}">', around)
    said = f"<title>{_escape(title)}</title>\n<desc>{_escape(description)}</desc>\n"
    return re.sub(r"(<svg[^>]*)>", lambda found: f'{found[1]} role="img">\n{said}', svg, count=1)


@lru_cache(maxsize=4096)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of words of so many points is, in points."""
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    with _LOCK:
        return float(text_to_path.get_text_width_height_descent(words, font, False)[0])


def text(words: str, most: int) -> str:
    """Words of a document as a picture shows them: on one line, cut to `most` code points, no control characters."""
    line = " ".join(safe(words).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _escape(words: str) -> str:
    return safe(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
