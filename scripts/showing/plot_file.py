"""The plot of releases over time, as a file that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.failures import UsageError

if TYPE_CHECKING:
    from scripts.showing.periods import Timeline

_SUFFIXES = (".svg", ".png")
_PNG_ZOOM = 2  # pixels to one of the SVG's, for screens that show two where others show one
_PNG_GROUND = "#ffffff"  # where the image goes is not known, and text on black is not read


def check_plot_name(name: str) -> None:
    """See that the name of a plot's file says what it shall be.

    Raises:
        UsageError: It ends in neither of the two.
    """
    if Path(name).suffix.lower() not in _SUFFIXES:
        raise UsageError(f"--plot takes a name that ends in {' or '.join(_SUFFIXES)}, not {name!r}")


def write_plot(name: str, timeline: Timeline, title: str) -> None:
    """Write the plot.

    Raises:
        VerbatimError: It cannot be written, or no library is there that draws an image.
    """
    from scripts.showing.timeline_svg import timeline_svg
    from scripts.showing.written_file import write_shown

    if Path(name).suffix.lower() == ".png":
        write_shown(name, _png(timeline_svg(timeline, title, ground=_PNG_GROUND)), option="--plot")
    else:
        write_shown(name, timeline_svg(timeline, title), option="--plot")


def _png(svg: str) -> bytes:
    from corpus import VerbatimError

    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        what = "drawing a PNG takes the package resvg_py"
        raise VerbatimError(what, mend="install it, or name a file that ends in .svg") from error
    return bytes(svg_to_bytes(svg_string=svg, zoom=_PNG_ZOOM))
