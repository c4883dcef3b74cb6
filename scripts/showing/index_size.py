"""How large the index is that is built, without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.settings import Settings


@dataclass(frozen=True, slots=True)
class IndexSize:
    """What the current generation comes to.

    Attributes:
        bytes: Of all its files.
        is_current: Whether no release file was added, changed or removed since.
    """

    generation: str
    releases: int
    passages: int
    bytes: int
    is_current: bool


def index_size(settings: Settings) -> IndexSize | None:
    """Return how large the index is; None where there is none yet.

    Raises:
        DamagedIndex: It is not what was written.
    """
    from index.errors import NoIndex
    from index.folder import generation_folder, read_pointer
    from index.freshness import rebuild_is_due
    from index.manifest import Manifest

    try:
        pointer = read_pointer(settings.index)
    except NoIndex:
        return None
    folder = generation_folder(settings.index, pointer.generation)
    manifest = Manifest.read(folder, pointer.manifest_sha256)
    return IndexSize(
        generation=pointer.generation,
        releases=len(manifest.inputs.releases),
        passages=manifest.number_of_passages,
        bytes=sum(file.size for file in manifest.files.values()),
        is_current=not rebuild_is_due(settings),
    )
