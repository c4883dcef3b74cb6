"""The reader that is shipped with the project, in `bundled-reader` beside this file."""

from __future__ import annotations

from pathlib import Path

from index.known_file import check_known
from index.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from index.reader_record import RECORD_FILE

FOLDER = Path(__file__).with_name("bundled-reader")
SHA256 = {
    MODEL_FILE: "e75ec85a70111ce895339a71706d620d0b699bc16e4ef12d99b421f9171fe807",
    TOKENIZER_FILE: "3befb19a310da8bd2637bec3b6a573810b5f18206ca8b77c4d53b39206615487",
    RECORD_FILE: "48ad45e9717aafd1cc23bb630452e13414edefda8e491ce1c5f0c61e93809f2a",
}
_MEND = "install the project again with: scripts/setup"


def bundled_reader() -> Path:
    """Return the folder of the bundled reader, its files checked against the known hashes.

    Raises:
        ModelError: A file is missing or is not what was shipped.
    """
    for name, expected in SHA256.items():
        check_known(FOLDER / name, expected, _MEND)
    return FOLDER
